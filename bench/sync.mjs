// The benchmark of the exchange: `npm run bench:sync` (after `cargo xtask dist` and a release build of the server). Real
// browsers, the real server on loopback with full durability; bytes are counted by a cable outside of the browser.
// Not a test: it judges nothing but prints MET or MISSED.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { until } from "../tests/e2e/support/poll.mjs";
import { layCable } from "../tests/e2e/support/cable.mjs";
import { startServer } from "../tests/e2e/support/server.mjs";
import { records } from "./records.mjs";

const N = Number(process.env.BENCH_N ?? 10_000);
const wanted = process.argv.slice(2);
const options = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  viewport: { width: 390, height: 844 },
  locale: "fr-FR",
  timezoneId: "Europe/Paris",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};
const round = (n) => (n < 10 ? Math.round(n * 100) / 100 : Math.round(n));
const row = (what, value, unit, most) => {
  const verdict = most === undefined ? "" : value <= most ? "MET" : "MISSED";
  const budget = most === undefined ? "" : `≤ ${most} ${unit}`;
  console.log(`${what.padEnd(64)} ${`${round(value)} ${unit}`.padStart(12)}  ${budget.padEnd(12)} ${verdict}`);
};
const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];

const data = await mkdtemp(join(tmpdir(), "intendance-bench-"));
const profiles = [];
const server = await startServer(data, { args: ["--no-rate-limits"] });
const cable = await layCable(Number(new URL(server.url).port));
try {
  const claire = await device(server.link);
  await seed(claire);
  if (is("fresh")) await fresh(1);
  if (is("outbox")) await outbox(claire);
  if (is("fresh")) await fresh();
  if (is("both")) await both(claire);
  if (is("live")) await live(claire);
  if (is("screen")) await screen(claire);
} finally {
  for (const { context } of profiles) await context.close();
  await cable.stop();
  await server.stop();
  for (const { folder } of profiles) await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  await rm(data, { recursive: true, force: true });
}

function is(name) {
  return wanted.length === 0 || wanted.includes(name);
}

/** A browser with a profile on disk. `link`: it joins first; the app comes over the cable like everything else. */
async function device(link) {
  const folder = await mkdtemp(join(tmpdir(), "intendance-bench-"));
  const context = await chromium.launchPersistentContext(folder, options);
  const tab = context.pages()[0] ?? (await context.newPage());
  tab.on("pageerror", (error) => console.error("page error:", error.message));
  const one = { folder, context, tab };
  profiles.push(one);
  await visit(tab, "demandes");
  if (link) await call(tab, "join", throughCable(link), { name: "Claire" });
  return one;
}

function throughCable(link) {
  return link.replace(server.url, cable.url);
}

async function visit(tab, path) {
  await tab.goto(cable.url + path);
  await tab.waitForFunction(() => globalThis.intendance);
  await tab.evaluate(() => globalThis.intendance.ready());
}

function call(tab, name, ...args) {
  return tab.evaluate(([name, args]) => globalThis.intendance[name](...args), [name, args]);
}

/** Syncs in the page until it says that all is the same; milliseconds by the page's clock. */
function timeSync(tab) {
  return tab.evaluate(async () => {
    const start = performance.now();
    await globalThis.intendance.sync();
    return performance.now() - start;
  });
}

/** Waits until compaction, indexing and the driver are at rest: what is measured next is not them. */
async function settle(tab) {
  // Not `waitForFunction`: to it a promise is as good as its answer.
  await until("the device at rest", () => tab.evaluate(async () => {
    const s = await globalThis.intendance.stats();
    return s.pending === 0 && s.indexed >= s.requests;
  }), { ms: 120_000, every: 250 });
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)));
}

/** The workspace that all is measured on. */
async function seed({ tab }) {
  await tab.evaluate((list) => { globalThis.benchRecords = list; }, records(N));
  await tab.evaluate(() => globalThis.intendance.import("request", globalThis.benchRecords).then(() => {}));
  await call(tab, "sync");
  await settle(tab);
}

async function outbox({ context, tab }) {
  console.log(`\n== ${N.toLocaleString("fr-FR")} edits made offline, one change each`);
  await context.setOffline(true);
  cable.cut();
  const n = await tab.evaluate(async () => {
    const all = await globalThis.intendance.list("request", {});
    for (const { id, title } of all) await globalThis.intendance.edit(id, { title: `${title}, revu` });
    return all.length;
  });
  const before = (await call(tab, "counts")).pending;
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 6000)));
  cable.cut(false);
  cable.reset();
  // From the moment at which the network is back: the app notices by itself, and nothing here asks it to.
  const ms = await Promise.all([
    tab.evaluate(() => new Promise((resolve) => {
      addEventListener("online", () => {
        const start = performance.now();
        const look = async () => {
          const { pending } = await globalThis.intendance.counts();
          if (pending === 0) resolve(performance.now() - start);
          else setTimeout(look, 4);
        };
        look();
      }, { once: true });
    })),
    context.setOffline(false),
  ]).then(([ms]) => ms);
  const { up, down } = cable.bytes;
  console.log(`${n} edits, ${before} changes waited`);
  row("reconnect → all durable on the server", ms / 1000, "s", 0.6);
  row("on the wire, both ways", (up + down) / 1e6, "MB", 1);
  row("  up", up / 1e6, "MB");
  await settle(tab);
}

/** `most` MB is the budget of a workspace as imported; history comes along, so that it grows with what was edited. */
async function fresh(most) {
  const edited = most === undefined ? ", each edited since" : "";
  console.log(`\n== a fresh device, a workspace of ${N.toLocaleString("fr-FR")} records${edited}`);
  for (const which of ["first (the server makes its packs)", "second"]) {
    const one = await device();
    const link = throughCable(await server.invite({ name: "Karim" }));
    await one.tab.evaluate(() => navigator.serviceWorker?.ready.then(() => true));
    cable.reset();
    const ms = await one.tab.evaluate(async (link) => {
      const start = performance.now();
      await globalThis.intendance.join(link, { name: "Karim" });
      return performance.now() - start;
    }, link);
    const { up, down } = cable.bytes;
    const { requests } = await call(one.tab, "counts");
    row(`joined, ${requests} requests durable, ${which}`, ms / 1000, "s", 1);
    row("  on the wire, both ways", (up + down) / 1e6, "MB", most);
    await one.context.close();
  }
}

async function both(claire) {
  console.log("\n== 1 000 records edited on both sides");
  const karim = await device(await server.invite({ name: "Karim" }));
  const pages = [claire.tab, karim.tab];
  const ids = (await call(claire.tab, "list", "request", { limit: 1000, sort: "oldest" })).map(({ id }) => id);
  for (const tab of pages) await settle(tab);
  cable.cut();
  for (const [who, tab] of pages.entries()) {
    await tab.evaluate(async ([ids, who]) => {
      for (const id of ids) await globalThis.intendance.edit(id, { title: `De ${who} : ${id.slice(0, 8)}` });
    }, [ids, who]);
  }
  cable.cut(false);
  const start = performance.now();
  const syncs = [];
  for (const tab of [...pages, claire.tab]) syncs.push(await timeSync(tab));
  const whole = performance.now() - start;
  row("both send, both have all: equal on both", whole / 1000, "s", 1);
  row("  the three exchanges alone", syncs.reduce((a, b) => a + b) / 1000, "s");
  const shown = await Promise.all(pages.map(async (tab) => {
    const all = await call(tab, "list", "request", { limit: 1000, sort: "oldest" });
    return JSON.stringify(all.map(({ id, title }) => [id, title]));
  }));
  console.log(shown[0] === shown[1] ? "equal on both" : "NOT EQUAL");
  let n = 0;
  for (const id of ids.slice(0, 50)) {
    const said = JSON.stringify(await call(karim.tab, "history", id));
    n += Number(said.includes("De 0 :") && said.includes("De 1 :"));
  }
  row("both values reachable, of 50 looked at", n, "");
  await karim.context.close();
}

async function live(claire) {
  console.log("\n== an edit on one screen, seen on another");
  const karim = await device(await server.invite({ name: "Karim" }));
  await settle(karim.tab);
  await settle(claire.tab);
  const { id } = await call(claire.tab, "create", "request", { title: "direct -1" });
  await visit(karim.tab, `demandes/${id}`);
  await karim.tab.getByText("direct -1").first().waitFor();
  const times = [];
  for (let i = 0; i < 60; i += 1) {
    // Both pages read the clock of this machine.
    const seen = karim.tab.evaluate((text) => new Promise((resolve) => {
      const look = () => {
        if (document.body.innerText.includes(text) || [...document.querySelectorAll("input, textarea")].some((el) => el.value.includes(text))) {
          requestAnimationFrame(() => resolve(Date.now()));
          return true;
        }
        return false;
      };
      if (!look()) {
        const observer = new MutationObserver(() => look() && observer.disconnect());
        observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
      }
    }), `direct ${i}.`);
    const start = await claire.tab.evaluate(async ([id, title]) => {
      const start = Date.now();
      await globalThis.intendance.edit(id, { title });
      return start;
    }, [id, `direct ${i}.`]);
    times.push((await seen) - start);
  }
  row(`edit → on the other screen, median of ${times.length}`, percentile(times, 0.5), "ms");
  row("  p95", percentile(times, 0.95), "ms", 300);
  await karim.context.close();
}

async function screen(claire) {
  console.log(`\n== ${N.toLocaleString("fr-FR")} changes arrive while somebody looks`);
  const karim = await device(await server.invite({ name: "Karim" }));
  await settle(karim.tab);
  await settle(claire.tab);
  const ids = (await call(claire.tab, "list", "request", { limit: N })).map(({ id }) => id);
  // They arrive over a network that comes back for both, and nothing but the app works on that page.
  cable.cut();
  const wanted = await claire.tab.evaluate(async (ids) => {
    const list = ids.map((id, i) => ({ id, title: `arrivé ${i}` }));
    for (let i = 0; i < list.length; i += 500) await globalThis.intendance.import("request", list.slice(i, i + 500));
    // They leave in an order of their own: a few hundred all over tell when all are there.
    return list.filter((_, i) => i % 37 === 0 || i === list.length - 1);
  }, ids);
  const before = await karim.tab.evaluate(([{ id }]) => globalThis.intendance.get(id), wanted);
  if (before.title === wanted[0].title) throw new Error("it arrived before it was watched");
  let start;
  const tasks = await mainThread(karim, async () => {
    await karim.tab.evaluate(() => {
      const step = () => {
        performance.mark("bench-frame");
        globalThis.benchStep = requestAnimationFrame(step);
      };
      step();
    });
    cable.cut(false);
    start = performance.now();
    await call(claire.tab, "sync");
    await until("all here", () => karim.tab.evaluate(async (wanted) => {
      for (const { id, title } of wanted) if ((await globalThis.intendance.get(id)).title !== title) return false;
      return true;
    }, wanted), { ms: 120_000, every: 200 });
  });
  row("from the network's return to the last of them on the screen", (performance.now() - start) / 1000, "s");
  const frames = tasks.frames;
  row(`work of the main thread per frame, p95 of ${frames.length}`, percentile(frames, 0.95), "ms", 16);
  row("  median", percentile(frames, 0.5), "ms");
  row("  longest task", Math.max(...tasks.durations), "ms");
  row("  tasks over 50 ms", tasks.durations.filter((ms) => 50 < ms).length, "");
  await karim.context.close();
}

/** Runs `job` under a trace; the tasks of the page's main thread, and their sum between two frames, in ms. */
async function mainThread({ context, tab }, job) {
  const session = await context.newCDPSession(tab);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const categories = "toplevel,blink.user_timing,devtools.timeline,disabled-by-default-devtools.timeline,__metadata";
  await session.send("Tracing.start", { categories, transferMode: "ReportEvents" });
  await job();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  const marks = events.filter(({ name }) => name === "bench-frame").sort((a, b) => a.ts - b.ts);
  const { pid, tid } = marks[0];
  const mine = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X");
  const named = mine.filter(({ name }) => name === "RunTask");
  const runs = (named.length ? named : mine.filter(({ name }) => /RunTask$/.test(name))).sort((a, b) => a.ts - b.ts);
  const frames = [];
  let at = 0;
  for (let i = 1; i < marks.length; i += 1) {
    const [from, to] = [marks[i - 1].ts, marks[i].ts];
    let sum = 0;
    while (at < runs.length && runs[at].ts + runs[at].dur <= from) at += 1;
    for (let k = at; k < runs.length && runs[k].ts < to; k += 1) {
      sum += Math.max(0, Math.min(runs[k].ts + runs[k].dur, to) - Math.max(runs[k].ts, from));
    }
    frames.push(sum / 1000);
  }
  return { frames, durations: runs.map(({ dur }) => dur / 1000) };
}
