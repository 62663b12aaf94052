// The benchmark of the app: `npm run bench` (after `cargo xtask dist`). Prints each measure beside its budget,
// with baselines of raw IndexedDB taken in the same run by the same browser. Not a test: it judges nothing but prints MET or MISSED.
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { until } from "../tests/e2e/support/poll.mjs";
import { serveFolder } from "../tests/e2e/support/static.mjs";
import { records } from "./records.mjs";
import * as page from "./in-page.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.INTENDANCE_DIST ?? join(here, "..", "dist");
const sizes = (process.env.BENCH_SIZES ?? "10000,100000").split(",").map(Number);
const options = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  viewport: { width: 390, height: 844 },
  locale: "fr-FR",
  timezoneId: "Europe/Paris",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};
const rows = [];
const row = (what, value, unit, budget) => {
  const said = value === undefined ? "not measured" : `${round(value)} ${unit}`;
  const verdict = budget === undefined || value === undefined ? "" : budget.ok(value) ? "MET" : "MISSED";
  rows.push([what, said, budget?.text ?? "", verdict]);
  console.log(`${what.padEnd(58)} ${said.padStart(14)}  ${(budget?.text ?? "").padEnd(26)} ${verdict}`);
};
const round = (n) => (n < 10 ? Math.round(n * 100) / 100 : Math.round(n));
const most = (limit, unit = "ms") => ({ ok: (v) => v <= limit, text: `≤ ${limit} ${unit}` });
const least = (limit, unit) => ({ ok: (v) => v >= limit, text: `≥ ${limit} ${unit}` });
const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
const median = (list) => percentile(list, 0.5);

const host = await serveFolder(dist);
// The bare page has an origin of its own: no service worker, no app.
const bare = await serveFolder(here);
for (const n of sizes) await measure(n);
await firstDownload();
await host.stop();
await bare.stop();

async function open(profile) {
  const context = await chromium.launchPersistentContext(profile, options);
  const tab = context.pages()[0] ?? (await context.newPage());
  tab.on("pageerror", (error) => console.error("page error:", error.message));
  return { context, tab };
}

async function measure(n) {
  console.log(`\n== ${n.toLocaleString("fr-FR")} requests`);
  const profile = await mkdtemp(join(tmpdir(), "intendance-bench-"));
  try {
    let { context, tab } = await open(profile);
    await tab.goto(host.url);
    await ready(tab);
    await tab.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const list = records(n);
    // The records cross from this process to the page before the clock starts.
    await tab.evaluate((list) => { globalThis.benchRecords = list; }, list);
    const importing = await tab.evaluate(page.timeImport);
    row(`import, durable`, importing, "ms", n === 10_000 ? most(1000) : undefined);
    await settle(tab);
    const beside = await context.newPage();
    await beside.goto(`${bare.url}bare.html?empty`);
    await beside.evaluate((list) => { globalThis.benchList = list; }, list);
    await beside.evaluate(page.fillBaselines, n);
    await context.close();

    const cold = [];
    const opens = [];
    for (let i = 0; i < 5; i += 1) {
      ({ context, tab } = await open(profile));
      await context.setOffline(true);
      await tab.addInitScript(page.watchFirstRow);
      await tab.goto(`${host.url}demandes`);
      cold.push(await tab.evaluate(() => globalThis.benchFirstRow));
      opens.push((await tab.evaluate(() => globalThis.intendance.stats())).last_open_ms);
      if (i < 4) await context.close();
    }
    const budget = n === 10_000 ? most(800) : n === 100_000 ? most(1500) : undefined;
    row("cold start without network → list drawn (median of 5)", median(cold), "ms", budget);
    row("  of which opening the workspace", median(opens), "ms");
    await context.close();
    const [entries, packed] = [[], []];
    for (let i = 0; i < 3; i += 1) {
      entries.push(await coldBare(profile, "bench-entries"));
      packed.push(await coldBare(profile, "bench-packed"));
    }
    row("  baseline: bare page, cold, one entry per record", median(entries), "ms");
    row("  baseline: bare page, cold, packed", median(packed), "ms");
    if (n === 10_000) row("  cold start / bare page of entries", median(cold) / median(entries), "×", most(1, "× (not slower)"));
    ({ context, tab } = await open(profile));
    await tab.goto(`${host.url}demandes`);
    await ready(tab);

    await indexed(tab);
    const [edits, strict] = await tab.evaluate(page.timeEdits);
    row("edit, durable, p95", percentile(edits, 0.95), "ms");
    row("  baseline: raw strict transaction, p95", percentile(strict, 0.95), "ms");
    row("  ratio of p95", percentile(edits, 0.95) / percentile(strict, 0.95), "×", n === 10_000 ? most(2, "×") : undefined);
    row("  ratio of medians", median(edits) / median(strict), "×");

    await keystrokes(tab, n);
    const memory = (await tab.evaluate(() => globalThis.intendance.stats())).wasm_bytes / 1048576;
    row("WASM memory", memory, "MB", n === 100_000 ? most(250, "MB") : undefined);
    await scrolling(context, tab, n);
    await context.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Waits until the app answers scripts. */
async function ready(tab) {
  await tab.waitForFunction(() => globalThis.intendance);
  await tab.evaluate(() => globalThis.intendance.ready());
}

/** Waits until every request is found by words. Not by `waitForFunction`: to it a promise is as good as its answer. */
function indexed(tab) {
  return until("all indexed", () => tab.evaluate(async () => {
    const s = await globalThis.intendance.stats();
    return s.indexed >= s.requests;
  }), { ms: 120_000, every: 250 });
}

/** Waits until compaction and indexing are done: what is measured next is not them. */
async function settle(tab) {
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 6000)));
}

/** From navigation to rows on a page that does nothing but read and draw, in a browser just started. */
async function coldBare(profile, database) {
  const { context, tab } = await open(profile);
  await tab.goto(`${bare.url}bare.html?${database}`);
  const ms = await tab.evaluate(() => globalThis.benchFirstRow);
  await context.close();
  return ms;
}

async function keystrokes(tab, n) {
  await tab.goto(`${host.url}recherche`);
  await ready(tab);
  await indexed(tab);
  const field = tab.getByRole("searchbox").first();
  await tab.evaluate(page.watchKeystrokes);
  for (const words of ["lave-vaisselle cuisine", "neon clignotte", "fuite 3e etage", "clim salle loire", "imprimante bourrage"]) {
    await field.fill("");
    await field.pressSequentially(words, { delay: 60 });
  }
  const times = await tab.evaluate(() => globalThis.benchKeys);
  row(`keystroke → results (work until painted), p95 of ${times.length}`, percentile(times, 0.95), "ms",
    n === 100_000 ? most(50) : n === 10_000 ? most(16) : undefined);
  row("  median", median(times), "ms");
}

async function scrolling(context, tab, n) {
  await tab.goto(`${host.url}demandes`);
  await tab.waitForSelector(".request-row");
  const session = await context.newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const frames = await tab.evaluate(page.scrollList);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  row("scrolling, 4× CPU throttling: slowest half second", frames.worst, "fps", n === 10_000 ? least(50, "fps") : undefined);
  row("  mean", frames.mean, "fps");
}

async function firstDownload() {
  const wanted = /^(app-.*\.(js|wasm|css)|boot\.js|index\.html|manifest\.webmanifest|.*\.woff2)$/;
  let bytes = 0;
  for (const name of await readdir(dist, { recursive: true })) {
    if (!name.endsWith(".br") || !wanted.test(name.slice(0, -3).split("/").pop())) continue;
    bytes += (await stat(join(dist, name))).size;
  }
  console.log("");
  row("first download, brotli", bytes / 1000, "KB", most(450, "KB"));
}
