// Several tabs of one browser share one connection and one outbox.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, go, office, requests } from "./support/app.mjs";
import { until } from "./support/poll.mjs";

const manager = { role: "manager" };
const CRASH = [/the page crashed/];

/** Ends the renderer of a page as the system does when memory is short. */
async function kill(page) {
  const gone = new Promise((resolve) => page.once("crash", resolve));
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  await gone;
}

test("T55 the leading tab is killed: another takes over within 2 s, and nothing is lost", async (t) => {
  const { url, Claire, Karim } = await office(t, { Claire: { ...manager, allow: CRASH }, Karim: {} });
  const first = Claire.page;
  await auto(first, "create", "request", { title: "avant" });
  await agree(first);
  const second = await Claire.context.newPage();
  await go(second, `${url}demandes`);
  const third = await Claire.context.newPage();
  await go(third, `${url}demandes`);
  // Written, not sent yet.
  await first.evaluate(() => {
    for (let n = 0; n < 30; n += 1) window.intendance.create("request", { title: `juste avant ${n}` });
    return window.intendance.create("request", { title: "la dernière" });
  });
  await kill(first);
  const start = Date.now();
  await auto(second, "create", "request", { title: "juste après" });
  await until("the outbox of the others is empty", async () => (await auto(second, "outbox")).pending === 0, { ms: 8_000, every: 20 });
  const ms = Date.now() - start;
  t.diagnostic(`taken over and sent after ${ms} ms`);
  assert.ok(ms <= 2_000, `${ms} ms`);
  await agree(Karim.page);
  const titles = (await requests(Karim.page)).map(({ title }) => title);
  for (const title of ["avant", "juste avant 0", "juste avant 29", "la dernière", "juste après"]) assert.ok(titles.includes(title), title);
  assert.equal(titles.length, 33);
  // And news of others come in again, without anybody asking.
  await auto(Karim.page, "create", "request", { title: "de Karim" });
  await until("the third tab hears of it", async () => (await requests(third)).some(({ title }) => title === "de Karim"));
});

test("T08 T56 three tabs that write and exchange at once: one outbox, everything once", async (t) => {
  const { url, Claire, Karim } = await office(t, { Claire: manager, Karim: {} });
  const tabs = [Claire.page];
  for (let n = 0; n < 2; n += 1) {
    const tab = await Claire.context.newPage();
    await go(tab, `${url}demandes`);
    tabs.push(tab);
  }
  await Promise.all(tabs.map((tab, which) => tab.evaluate(async (which) => {
    for (let n = 0; n < 20; n += 1) {
      await window.intendance.create("request", { title: `${which}/${n}` });
      if (n % 5 === 0) window.intendance.sync().catch(() => {});
    }
  }, which)));
  for (const tab of tabs) await agree(tab);
  await agree(Karim.page);
  const all = await requests(Karim.page);
  assert.equal(all.length, 60);
  for (const tab of tabs) {
    await until("this tab has all", async () => (await requests(tab)).length === 60);
    assert.deepEqual(await requests(tab), all);
    assert.equal((await auto(tab, "outbox")).pending, 0);
  }
});
