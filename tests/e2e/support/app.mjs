// The app in a browser, as a person uses it: where it is served, who holds the device, what went wrong.
import assert from "node:assert/strict";
import { freshContext, launchBrowser, openProfile, PHONE } from "./browser.mjs";
import { DIST, folderFor, makeFolder, removeFolder } from "./place.mjs";
import { until } from "./poll.mjs";
import { startServer } from "./server.mjs";
import { serveFolder } from "./static.mjs";

/** What the browser itself writes when there is no network, and when the app asks a host without server for one. */
const EXPECTED = [
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/,
  /status of 404 .*\/api\/v1\/status\)/,
  // The loader of the parts says it once more of a file that the cut network did not bring; the app asks for it again.
  /^console: TypeError: Failed to fetch\n.*\n\s+at loader \(/,
];

/** A world for a test file: one browser, one static host. `test.after` puts it away. */
export async function world(t, { under = "/" } = {}) {
  const [browser, host] = await Promise.all([launchBrowser(), serveFolder(DIST, { under })]);
  t.after(async () => {
    await browser.close();
    await host.stop();
  });
  return {
    browser,
    host,
    url: host.url,
    /** A new device that nobody used; ends with the test `t`, which fails on anything the console complains of. */
    async device(t, { size = PHONE, url = host.url, path = "", allow = [], before, ...options } = {}) {
      const context = await freshContext(browser, size, options);
      // What must be so before the app is there for the first time.
      await before?.(context);
      return take(t, context, url, path, allow);
    },
  };
}

/** A device with a profile on disk, for stories in which the browser dies. */
export async function durableDevice(t, url, { size = PHONE, path = "", allow = [], ...options } = {}) {
  const folder = await folderFor(t);
  const first = await openProfile(folder, size, options);
  const device = await take(t, first, url, path, allow);
  device.folder = folder;
  /** Ends the browser's process without a word, as the system does when memory is short. */
  device.crash = () => device.context.crash();
  /** Opens the same profile again; `path` is where the person goes. */
  device.reopen = async (path = "", { offline = false } = {}) => {
    const complaints = device.context.complaints;
    device.context = await openProfile(folder, size, options);
    device.context.complaints = complaints;
    if (offline) await device.context.setOffline(true);
    device.page = await open(device.context, url, path);
    return device.page;
  };
  return device;
}

/** The server of the project and its data in a temporary folder, ended with the test. */
export async function realServer(t, options) {
  const folder = await makeFolder();
  const server = await startServer(folder, options);
  // In one hook: hooks run in the order in which they were given, and a server whose file is gone answers 500.
  t.after(async () => {
    await server.stop();
    await removeFolder(folder);
  });
  // Why a story failed often stands here.
  t.after(() => server.lines.filter((line) => / ERROR /.test(line)).forEach((line) => t.diagnostic(line)));
  return server;
}

/** Makes the device of `page` one of `name`'s in the workspace of `server`, as scripts do; resolves when both have the same. */
export async function enter(page, server, { name = "Karim Benali", role = "helper", device } = {}) {
  const link = role === "manager" && server.link ? server.link : await server.invite({ name, role });
  if (link === server.link) server.link = undefined;
  return auto(page, "join", link, { name, device });
}

/** Device and server have the same, whatever the driver is doing meanwhile. */
export const agree = (page, ms = 30_000) =>
  until("device and server agree", () => auto(page, "sync").then(() => true, () => false), { ms });

/**
 * People in one workspace: `await office(t, { Claire: { role: "manager" }, Karim: { size: PHONE } })` gives `server`,
 * `url`, and for each name a device on which that person has joined, at the list of requests.
 */
export async function office(t, people, options) {
  const [{ device }, server] = await Promise.all([world(t), realServer(t, options)]);
  const all = { server, url: server.url, newDevice: (more) => device(t, { url: server.url, path: "demandes", ...more }) };
  for (const [name, { role, ...more }] of Object.entries(people)) {
    all[name] = await all.newDevice(more);
    await enter(all[name].page, server, { name, role, device: `appareil de ${name}` });
  }
  return all;
}

/** Claire does something without network, Karim meanwhile; then both have the same. */
export async function apart({ Claire, Karim }, here, there) {
  await keptOffline(Claire.page);
  await Claire.context.setOffline(true);
  await here(Claire.page);
  await there(Karim.page);
  await agree(Karim.page);
  await Claire.context.setOffline(false);
  await agree(Claire.page);
  await agree(Karim.page);
}

/** Everything that the screens of `page` could show of its requests, in one order: equal on equal devices. */
export async function requests(page) {
  const all = await auto(page, "list", "request", { limit: 20_000, sort: "oldest" });
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function take(t, context, url, path, allow) {
  const device = { context, page: undefined, url };
  t.after(async () => {
    const complaints = [...new Set(context.complaints)];
    await device.context.close().catch(() => {});
    const bad = complaints.filter((text) => ![...EXPECTED, ...allow].some((known) => known.test(text)));
    assert.deepEqual(bad, [], "the console stays silent");
  });
  device.page = await open(context, url, path);
  return device;
}

async function open(context, url, path) {
  const page = context.pages().find((page) => page.url() === "about:blank") ?? (await context.newPage());
  await go(page, url + path);
  return page;
}

/** Goes to an address and waits until the app can be used. */
export async function go(page, address) {
  await page.goto(address);
  await ready(page);
}

/** Reloads, and waits until the app can be used. */
export async function reload(page) {
  await page.reload();
  await ready(page);
}

/** Waits until the app can be used: the main region is there. */
export async function ready(page) {
  await page.locator("html[data-boot=done]").waitFor({ state: "attached" });
  await page.getByRole("main").first().waitFor();
}

/** Waits until the service worker holds the whole app, so that the host may vanish. */
export async function keptOffline(page) {
  await until("the service worker in charge", () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return Boolean(registration?.active && !registration.installing);
    }),
  );
}

/** Calls `window.intendance`, once it is ready: `auto(page, "create", "request", { title })`. */
export async function auto(page, method, ...args) {
  return page.evaluate(
    async ([method, args]) => {
      await window.intendance.ready();
      return window.intendance[method](...args);
    },
    [method, args],
  );
}
