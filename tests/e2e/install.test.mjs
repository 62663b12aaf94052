// The installable shell on hosts that know nothing of it: start anywhere, offline, update, failure to start.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { until } from "./support/poll.mjs";

const DIST = process.env.INTENDANCE_DIST ?? new URL("../../dist", import.meta.url).pathname;
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

let browser;
before(async () => {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", ...quiet] });
});
after(() => browser?.close());

/** A copy of `dist/` behind a plain host; `missing` is the page for unknown addresses. */
async function host(t, { prefix = "/", missing = "404.html" } = {}) {
  const dir = mkdtempSync(join(tmpdir(), "intendance-"));
  cpSync(DIST, dir, { recursive: true });
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    asked.push(pathname);
    const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) || "index.html" : "none";
    const file = [name, missing].map((name) => join(dir, name)).find((file) => existsSync(file) && statSync(file).isFile());
    const found = file === join(dir, name) || missing === "index.html";
    response.writeHead(found ? 200 : 404, { "content-type": TYPES[extname(file)] ?? "text/plain", "cache-control": "no-cache" });
    response.end(readFileSync(file));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () => (server.close(), server.closeAllConnections());
  t.after(() => (stop(), rmSync(dir, { recursive: true })));
  return { dir, asked, stop, origin: `http://127.0.0.1:${server.address().port}`, prefix };
}

async function device(t, options = {}) {
  const context = await browser.newContext({ locale: "fr-FR", ...options });
  t.after(() => context.close());
  return context.newPage();
}

const started = (page, how = "done") => page.waitForSelector(`html[data-boot=${how}]`, { state: "attached" });
const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((ready) => ready.scope));
const version = (page) => page.evaluate(() => document.documentElement.dataset.version);

/** Asks the worker in charge of the page. */
function workerVersion(page) {
  return page.evaluate(
    () =>
      new Promise((answer) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => answer(data.version);
        navigator.serviceWorker.controller.postMessage({ type: "version" }, [port2]);
      }),
  );
}

/** Looks for an update and waits for what becomes of it. */
function update(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    while (worker?.state === "installing") await new Promise((next) => worker.addEventListener("statechange", next, { once: true }));
    return { state: worker?.state, waiting: Boolean(registration.waiting), caches: (await caches.keys()).length };
  });
}

/** Makes the next version of the app in `dir`: another style sheet, the hash in the list, another name of version. */
function release(dir, { broken = false } = {}) {
  const [sheet] = readFileSync(join(dir, "shell.html"), "utf8").match(/app-[0-9a-f]+\.css/);
  const next = `app-${"0".repeat(16)}.css`;
  const css = readFileSync(join(dir, sheet), "utf8") + "@layer utilities{body{--release:2}}";
  const shell = readFileSync(join(dir, "shell.html"), "utf8").replaceAll(sheet, next).replace(/data-version="[^"]*"/, 'data-version="next"');
  const hash = (text) => createHash("sha256").update(text).digest("hex");
  const worker = readFileSync(join(dir, "sw.js"), "utf8")
    .replace(/const VERSION = "[^"]*"/, 'const VERSION = "next"')
    .replace(new RegExp(`\\["${sheet}","[0-9a-f]+"\\]`), `["${next}","${hash(css)}"]`)
    .replace(/\["shell.html","[0-9a-f]+"\]/, `["shell.html","${hash(shell)}"]`);
  assert.ok(worker.includes(hash(css)) && worker.includes(hash(shell)));
  writeFileSync(join(dir, "sw.js"), worker);
  writeFileSync(join(dir, "shell.html"), shell);
  writeFileSync(join(dir, next), broken ? `${css} ` : css);
}

const ROOT = { prefix: "/", missing: "404.html" };
const SUB = { prefix: "/outils/intendance/", missing: "404.html" };
const REWRITING = { prefix: "/", missing: "index.html" };

/** Resolves when every sheet that the page links is there: the document's own, and that of the rooms once it is asked for. */
const dressed = (page) =>
  page.waitForFunction(() => {
    const links = [...document.querySelectorAll("link[rel=stylesheet]")];
    return 0 < links.length && links.every((link) => link.sheet?.cssRules.length > 0);
  });

for (const [name, options, path] of [
  ["at the root", ROOT, ""],
  ["at the root, by a deep link", ROOT, "demandes/nouvelle"],
  ["in a folder", SUB, ""],
  ["in a folder, by a deep link", SUB, "demandes/nouvelle"],
  ["on a host that rewrites all addresses, by a deep link", REWRITING, "demandes/nouvelle"],
]) {
  test(`starts ${name}, then without the host`, async (t) => {
    const site = await host(t, options);
    const home = site.origin + site.prefix;
    const page = await device(t);
    const refused = [];
    page.on("console", (message) => message.text().includes("Content Security Policy") && refused.push(message.text()));
    await page.goto(home + path);
    await started(page);
    assert.equal(await page.evaluate(() => document.baseURI), home);
    await dressed(page);
    assert.equal(await installed(page), home);
    assert.deepEqual(refused, []);

    site.stop();
    const cold = await page.context().newPage();
    await cold.goto(`${home}demandes/une-demande?statut=new`);
    await started(cold);
    assert.equal(await cold.evaluate(() => document.baseURI), home);
    await dressed(cold);
  });
}

test("a version comes whole, without asking twice, and when the person says so", async (t) => {
  const site = await host(t, SUB);
  const home = site.origin + site.prefix;
  const page = await device(t);
  await page.goto(home);
  await started(page);
  await installed(page);
  await page.reload();
  await started(page);
  const first = await version(page);
  assert.equal(await workerVersion(page), first);

  release(site.dir, { broken: true });
  assert.deepEqual(await update(page), { state: "redundant", waiting: false, caches: 1 });

  cpSync(DIST, site.dir, { recursive: true });
  release(site.dir);
  site.asked.length = 0;
  assert.deepEqual(await update(page), { state: "installed", waiting: true, caches: 2 });
  const names = site.asked.map((path) => path.slice(site.prefix.length)).sort();
  assert.deepEqual(names, ["app-0000000000000000.css", "shell.html", "sw.js"], "only what changed is downloaded");

  await page.reload();
  await started(page);
  assert.equal(await workerVersion(page), first, "nobody asked for the update");
  await page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.getRegistration();
    const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    waiting.postMessage({ type: "SKIP_WAITING" });
    await changed;
  });
  site.stop();
  await page.reload();
  await started(page);
  assert.equal(await version(page), "next");
  assert.equal(await workerVersion(page), "next");
  await until("one cache", () => page.evaluate(async () => (await caches.keys()).length === 1));
});

for (const [locale, title] of [
  ["fr-FR", "Intendance n’a pas pu démarrer"],
  ["en-GB", "Intendance could not start"],
]) {
  test(`says what to do when a file is missing (${locale})`, async (t) => {
    const site = await host(t, ROOT);
    for (const name of readdirSync(site.dir)) if (name.endsWith(".wasm")) rmSync(join(site.dir, name));
    const page = await device(t, { locale });
    await page.goto(`${site.origin}/`);
    await started(page, "failed");
    assert.equal(await page.locator("[role=alert] h1").innerText(), title);
    assert.ok(await page.getByRole("button").isVisible());
  });
}
