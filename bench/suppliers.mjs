// The benchmark of the supplier room: `npm run bench:suppliers` (after `cargo xtask dist`). Judges nothing but prints MET or MISSED.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { until } from "../tests/e2e/support/poll.mjs";
import { serveFolder } from "../tests/e2e/support/static.mjs";
import * as page from "./in-page.mjs";
import { suppliers } from "./supplier-records.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.INTENDANCE_DIST ?? join(here, "..", "dist");
const size = { parties: 5_000, contacts: 20_000, contracts: 3_000 };
const options = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  viewport: { width: 390, height: 844 },
  locale: "fr-FR",
  timezoneId: "Europe/Paris",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};
const round = (n) => (n < 10 ? Math.round(n * 100) / 100 : Math.round(n));
const most = (limit) => ({ ok: (v) => v <= limit, text: `≤ ${limit} ms` });
const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
const row = (what, value, budget) => {
  const verdict = budget === undefined ? "" : budget.ok(value) ? "MET" : "MISSED";
  console.log(`${what.padEnd(62)} ${`${round(value)} ms`.padStart(10)}  ${(budget?.text ?? "").padEnd(10)} ${verdict}`);
};

const host = await serveFolder(dist);
const profile = await mkdtemp(join(tmpdir(), "intendance-bench-"));
let context;
try {
  console.log(`== ${size.parties} suppliers, ${size.contacts} contacts, ${size.contracts} contracts`);
  context = await chromium.launchPersistentContext(profile, options);
  let tab = context.pages()[0] ?? (await context.newPage());
  tab.on("pageerror", (error) => console.error("page error:", error.message));
  await open(tab, "");
  const records = suppliers(size);
  for (const [kind, list] of Object.entries(records)) {
    const took = await tab.evaluate(async ([kind, list]) => {
      const start = performance.now();
      const { created, refused } = await globalThis.intendance.import(kind, list);
      if (created !== list.length) throw new Error(`${created} of ${list.length} ${kind}, ${JSON.stringify(refused.slice(0, 3))}`);
      return performance.now() - start;
    }, [kind, list]);
    row(`import of ${list.length} ${kind}, durable`, took);
  }
  // Compaction comes once all is calm: what is measured next is not it.
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 6_000)));

  await open(tab, "aujourdhui");
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_500)));
  const tap = (link, wanted) => tab.evaluate(page.tap, [link, wanted]);
  const first = await tap('a[href$="/fournisseurs"]', ".party-row");
  row("tap « Fournisseurs », the first time → list drawn", first);
  const again = [];
  for (let n = 0; n < 40; n += 1) {
    await tap('a[href$="/aujourdhui"]', "h1");
    again.push(await tap('a[href$="/fournisseurs"]', ".party-row"));
  }
  row("tap « Fournisseurs » → list drawn, p95 (the next frame)", percentile(again, 0.95), most(16.7));

  // The directory prepares its words between frames when it is first shown.
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)));
  row("three letters in the directory → results, p95", percentile(await keystrokes(tab), 0.95), most(16));
  await open(tab, "recherche");
  await until("the room can be found", async () => {
    await tab.getByRole("searchbox").first().fill("C-00042");
    return (await tab.locator('.search-result__title[href*="contrats"]').count()) > 0;
  }, { ms: 60_000, every: 250 });
  row("three letters in « Rechercher » → results, p95", percentile(await keystrokes(tab), 0.95), most(16));

  const all = [];
  for (let n = 0; n < 30; n += 1) all.push(await tab.evaluate(() => globalThis.intendance.decisions().then(({ ms }) => ms)));
  const { decisions } = await tab.evaluate(() => globalThis.intendance.decisions());
  row(`all ${decisions.length} decisions of the year computed, p95 of ${all.length}`, percentile(all, 0.95), most(20));
} finally {
  await context?.close();
  await rm(profile, { recursive: true, force: true });
  await host.stop();
}

async function open(tab, path) {
  await tab.goto(`${host.url}${path}`);
  await tab.waitForFunction(() => globalThis.intendance);
  await tab.evaluate(() => globalThis.intendance.ready());
}

async function keystrokes(tab) {
  const field = tab.getByRole("searchbox").first();
  await tab.evaluate(page.watchKeystrokes);
  for (const letters of ["cla", "dup", "val", "élé", "noe", "had", "063", "mon", "asc", "ver", "lem", "sof"]) {
    await field.fill("");
    // As long as between two letters: what comes sooner is done before the last one is told, and both are taken for one.
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
    await field.pressSequentially(letters, { delay: 60 });
  }
  return tab.evaluate(() => globalThis.benchKeys);
}
