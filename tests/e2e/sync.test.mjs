// Two devices and the optional server: hours apart without network, then the same on both.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, keptOffline, realServer, world } from "./support/app.mjs";
import { capture, room, row } from "./support/board.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const pill = (page) => page.locator(".pill:visible").first();

/** Both sides agree, whatever the driver is doing meanwhile. */
const agree = (page) => until("device and server agree", () => auto(page, "sync").then(() => true, () => false), { ms: 30_000 });

test("two devices, both offline, then both the same (S2)", async (t) => {
  const { device } = await world(t);
  const server = await realServer(t);
  const { page: phone, context: phoneContext } = await device(t, { size: PHONE, url: server.url, path: "demandes" });
  const { page: desk, context: deskContext } = await device(t, { size: DESK, url: server.url, path: "demandes" });

  const { id } = await auto(phone, "create", "request", { title: "Vidéoprojecteur en panne", description: "vieux texte" });
  await agree(phone);
  await agree(desk);
  await row(desk, "Vidéoprojecteur en panne").waitFor();

  await Promise.all([keptOffline(phone), keptOffline(desk)]);
  await phoneContext.setOffline(true);
  await deskContext.setOffline(true);
  await auto(phone, "edit", id, { status: "progress" });
  await auto(desk, "edit", id, { description: "réécrit : lampe morte", priority: "p2" });
  await capture(phone, "fuite sous l’évier");
  await auto(desk, "create", "request", { title: "Commander des ramettes" });
  await room(phone, "Demandes");
  await until("the pill says what waits", async () => /à envoyer|injoignable/.test(await pill(phone).innerText()));

  await phoneContext.setOffline(false);
  await deskContext.setOffline(false);
  await agree(phone);
  await agree(desk);
  await agree(phone);
  const state = async (page) => {
    const all = await auto(page, "list", "request", { sort: "oldest" });
    return all.map((r) => [r.id, r.title, r.description, r.status, r.priority]).sort();
  };
  assert.deepEqual(await state(phone), await state(desk));
  const merged = await auto(phone, "get", id);
  assert.deepEqual([merged.status, merged.description, merged.priority], ["progress", "réécrit : lampe morte", "p2"]);
  assert.equal((await state(phone)).length, 3);
});

test("the server dies: work goes on, and leaves when it is back", async (t) => {
  const { device } = await world(t);
  const server = await realServer(t);
  const { page } = await device(t, { url: server.url, path: "demandes" });
  await auto(page, "create", "request", { title: "Avant" });
  await agree(page);
  await server.kill();
  await capture(page, "pendant la panne");
  await room(page, "Demandes");
  await until("the pill does not lie", async () => /à envoyer|injoignable/.test(await pill(page).innerText()));
  await server.start();
  await agree(page);
  const { page: other } = await device(t, { url: server.url, path: "demandes" });
  await agree(other);
  const titles = (await auto(other, "list", "request")).map((r) => r.title);
  assert.equal(titles.length, 2, titles.join());
  await go(page, `${server.url}plus/envois`);
  await page.getByRole("heading", { level: 1, name: "À envoyer" }).waitFor();
  assert.equal((await auto(page, "outbox")).pending, 0);
});
