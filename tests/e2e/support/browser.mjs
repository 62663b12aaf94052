// Chromium, as a phone in one hand or a desk.
import { chromium } from "playwright-core";
import { CHROMIUM } from "./place.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
export const DESK = { viewport: { width: 1280, height: 800 } };
export const SIZES = { "390 × 844": PHONE, "1280 × 800": DESK };

/** What every context shares: a person in Paris who reads French. */
const PERSON = { locale: "fr-FR", timezoneId: "Europe/Paris", acceptDownloads: true };

const launch = (extra = {}) => {
  if (!CHROMIUM) throw new Error("a browser is missing: sudo apt-get install chromium (or set CHROMIUM=/path)");
  return { executablePath: CHROMIUM, headless: true, ...extra, args: [...FLAGS, ...(extra.args ?? [])] };
};

/** A browser whose contexts are thrown away. */
export const launchBrowser = (extra) => chromium.launch(launch(extra));

/** A context with nothing in it, of a `PHONE` or a `DESK`. */
export async function freshContext(browser, size = PHONE, options = {}) {
  return watch(await browser.newContext({ ...PERSON, ...size, ...options }));
}

/**
 * A browser with a profile on disk: it can be killed and opened again.
 * Its `crash()` ends the browser's process as the system does when memory is short.
 */
export async function openProfile(folder, size = PHONE, options = {}) {
  const context = await chromium.launchPersistentContext(folder, launch({ ...PERSON, ...size, ...options }));
  context.setDefaultTimeout(10_000);
  context.crash = async () => {
    const session = await context.browser()?.newBrowserCDPSession?.();
    if (!session) throw new Error("no way to end the browser");
    const gone = new Promise((resolve) => context.once("close", resolve));
    await session.send("Browser.crash").catch(() => {});
    await gone;
  };
  return watch(context);
}

/** Collects what goes wrong in any page of the context: see `complaints`. */
function watch(context) {
  context.complaints = [];
  context.setDefaultTimeout(10_000);
  const note = (text) => context.complaints.push(text);
  context.on("weberror", (failure) => note(`page error: ${failure.error().stack}`));
  context.on("page", (page) => page.on("crash", () => note(`the page crashed: ${page.url()}`)));
  context.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
  });
  return context;
}
