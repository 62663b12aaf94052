// The benchmark of an event: `npm run bench:events` (after `cargo xtask dist`). Judges nothing but prints MET or MISSED.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveFolder } from "../tests/e2e/support/static.mjs";
import { calendar, evening } from "./event-records.mjs";
import * as page from "./in-page.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.INTENDANCE_DIST ?? join(here, "..", "dist");
const size = { guests: 2_000, cues: 300, imported: 5_000 };
const round = (n) => (n < 10 ? Math.round(n * 100) / 100 : Math.round(n));
const most = (limit, unit = "ms") => ({ ok: (v) => v <= limit, text: `≤ ${limit} ${unit}` });
const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
const row = (what, value, budget, unit = "ms") => {
  const verdict = budget === undefined ? "" : budget.ok(value) ? "MET" : "MISSED";
  console.log(`${what.padEnd(66)} ${`${round(value)} ${unit}`.padStart(10)}  ${(budget?.text ?? "").padEnd(10)} ${verdict}`);
};

const host = await serveFolder(dist);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  console.log(`== an event of ${size.guests} guests and ${size.cues} cues`);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "fr-FR", timezoneId: "Europe/Paris" });
  const tab = await context.newPage();
  tab.on("pageerror", (error) => console.error("page error:", error.message));
  const cdp = await context.newCDPSession(tab);
  const throttle = (rate) => cdp.send("Emulation.setCPUThrottlingRate", { rate });
  await open(tab, "plus");
  const id = await fill(tab);
  // Compaction comes once all is calm: what is measured next is not it.
  await calm(tab, 4_000);

  const [overview, guests, door] = ["", "/invites", "/pointage"].map((area) => `a[href$="${id}${area}"]`);
  await open(tab, `evenements/${id}/invites`);
  await tab.locator(".guest-row").first().waitFor();
  await calm(tab, 1_500);
  await taps(tab, `tap « Invités » (${size.guests})`, overview, guests, ".guest-row");
  await open(tab, `evenements/${id}/pointage`);
  await tab.locator(".door-row").first().waitFor();
  await calm(tab, 1_500);
  await taps(tab, `tap « Pointage » (${size.guests})`, guests, door, ".door-row");
  await tab.evaluate(page.watchKeystrokes);
  const field = tab.getByRole("searchbox").first();
  for (const letters of ["pet", "ndi", "zoé", "063", "nor", "ben", "fer", "inè", "atelier", "duv-1"]) {
    await field.fill("");
    await calm(tab, 60);
    await field.pressSequentially(letters, { delay: 60 });
  }
  row("a letter in the search of the door → names laid out, p95", percentile(await tab.evaluate(() => globalThis.benchKeys), 0.95), most(16));
  await field.fill("");

  for (const rate of [1, 4]) {
    await throttle(rate);
    const before = await work(cdp);
    const ticks = await tab.evaluate(tickDoor, 40);
    const all = (await work(cdp)) - before;
    await throttle(1);
    const name = rate === 1 ? "" : `, ${rate}× CPU throttling`;
    row(`a tap at the door → its row has its colour${name}, p95 of ${ticks.length}`, percentile(ticks.map((tick) => tick.shown), 0.95), rate === 1 ? most(16) : undefined);
    row(`a tap at the door → durable, counted, laid out${name}, p95`, percentile(ticks.map((tick) => tick.durable), 0.95), most(300));
    row(`  work of the main thread for a tick, mean${name}`, (all * 1000) / ticks.length);
  }

  await open(tab, `evenements/${id}/direct`);
  await tab.getByRole("button", { name: /^Démarrer/ }).click();
  await tab.locator(".live-now__digits").waitFor();
  await calm(tab, 1_500);
  for (const rate of [1, 4]) {
    await throttle(rate);
    const delays = await tab.evaluate(delayShow, 20);
    await throttle(1);
    const name = rate === 1 ? "" : `, ${rate}× CPU throttling`;
    row(`« +12 min » over ${size.cues} cues → durable and laid out${name}, p95 of ${delays.length}`, percentile(delays, 0.95), most(300));
  }
  await calm(tab, 2_000);
  const seconds = 20;
  const [start, cores] = [await work(cdp), await cpu()];
  await calm(tab, seconds * 1_000);
  row(`live, nothing happens for ${seconds} s: main thread`, (((await work(cdp)) - start) / seconds) * 100, most(5, "%"), "%");
  row("  all processes of the browser", (((await cpu()) - cores) / seconds) * 100, undefined, "%");
  await importCalendar(tab);
} finally {
  await browser.close();
  await host.stop();
}

async function open(tab, path) {
  await tab.goto(`${host.url}${path}`);
  await tab.waitForFunction(() => globalThis.intendance);
  await tab.evaluate(() => globalThis.intendance.ready());
}

/** The event with all its records; its id. */
async function fill(tab) {
  const { event, guest, cue } = evening(size);
  return tab.evaluate(async ([event, lists]) => {
    const { id } = await globalThis.intendance.create("event", event);
    for (const [kind, list] of lists) {
      // In the order of the list: what was made later stands later.
      const { created } = await globalThis.intendance.import(kind, list.map((one) => ({ ...one, parent: id })));
      if (created !== list.length) throw new Error(`${created} of ${list.length} ${kind}`);
    }
    return id;
  }, [event, [["guest", guest], ["cue", cue]]]);
}

/** To and fro: from a tap to its list laid out. */
async function taps(tab, what, away, link, wanted) {
  const times = [];
  for (let n = 0; n < 20; n += 1) {
    await tab.evaluate(page.tap, [away, "h1"]);
    await calm(tab, 100);
    times.push(await tab.evaluate(page.tap, [link, wanted]));
    await calm(tab, 100);
  }
  row(`${what} → list laid out, p95 of ${times.length}`, percentile(times, 0.95), most(16.7));
}

/** A calendar file, chosen and taken in: how long each takes, and the longest that the page cannot answer. */
async function importCalendar(tab) {
  await open(tab, "evenements/calendriers");
  await tab.locator(".drop-zone").waitFor();
  await calm(tab, 2_000);
  // A file of the disk, as people choose one: handing its bytes to the page would be work of the page.
  const folder = await mkdtemp(join(tmpdir(), "intendance-bench-"));
  const path = join(folder, "banc.ics");
  const text = calendar(size.imported);
  await writeFile(path, text);
  console.log(`== a calendar of ${size.imported} events, ${round(Buffer.byteLength(text) / 1e6)} MB`);
  const within = async (what, act, shown) => {
    await tab.evaluate(page.watchLongTasks);
    await act();
    await tab.locator(shown).first().waitFor({ timeout: 120_000 });
    const took = await tab.evaluate(() => performance.now() - globalThis.benchFrom);
    await calm(tab, 1_500);
    const long = await tab.evaluate(() => globalThis.benchLong.takeRecords().concat(globalThis.benchTasks).map(({ duration }) => duration));
    row(what, took);
    row(`  its longest task (${long.length} over 50 ms)`, Math.max(0, ...long), most(200));
  };
  const choose = () => tab.locator(".drop-zone__input").setInputFiles(path);
  await within("file chosen → what it would do is shown", choose, ".ics__row");
  const take = () => tab.evaluate(() => document.querySelector(".ics-foot [data-kind=primary]").click());
  await within("« Importer » → all durable", take, ".empty-state a[href$='/evenements']");
  await rm(folder, { recursive: true });
  await taps(tab, `tap « Événements » with ${size.imported} more`, 'a[href$="/aujourdhui"]', 'a[href$="/evenements"]', ".event-row");
}

/** Time passes, as it does for a person; what is measured is not waited for. */
function calm(tab, ms) {
  return tab.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), ms);
}

/** Seconds that the page's main thread has worked. */
async function work(cdp) {
  await cdp.send("Performance.enable");
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === "TaskDuration").value;
}

/** Seconds of a core that all processes of the browser have used. */
async function cpu() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, process) => sum + process.cpuTime, 0);
}

/** In the page: `n` guests come in, one after the other. To the colour of the row, and to all of it done. */
async function tickDoor(n) {
  const times = [];
  const laidOut = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      void document.body.offsetHeight;
      resolve(performance.now());
    };
    channel.port2.postMessage(null);
  });
  const scroller = document.getElementById("main");
  for (let i = 0; i < n; i += 1) {
    let row = document.querySelector('.door-row[data-look="expected"], .door-row[data-look="unsure"]');
    while (!row) {
      scroller.scrollTop += 400;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      row = document.querySelector('.door-row[data-look="expected"], .door-row[data-look="unsure"]');
    }
    const count = document.querySelector(".door-count__heads");
    const before = count.textContent;
    const done = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (count.textContent === before) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(count, { childList: true, subtree: true, characterData: true });
    });
    const start = performance.now();
    row.click();
    const shown = (await laidOut()) - start;
    if (row.dataset.look !== "in") throw new Error("the row has not its colour");
    await done;
    times.push({ shown, durable: (await laidOut()) - start });
    // The next guest comes a moment later.
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return times;
}

/** In the page: the next cue is delayed `n` times; each time until the screen says so. */
async function delayShow(n) {
  const times = [];
  for (let i = 0; i < n; i += 1) {
    const time = document.querySelector(".live-next__shift").closest(".live-next").querySelector(".live-next__time");
    const before = time.textContent;
    const button = [...document.querySelectorAll(".live-next__shift button")].at(-1);
    const done = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        const now = document.querySelector(".live-next__time")?.textContent;
        if (now === undefined || now === before) return;
        observer.disconnect();
        void document.body.offsetHeight;
        resolve(performance.now());
      });
      observer.observe(document.querySelector(".live-body"), { childList: true, subtree: true, characterData: true });
    });
    const start = performance.now();
    button.click();
    times.push((await done) - start);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return times;
}
