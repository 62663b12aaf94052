// The browser's storage refuses, is full, is damaged or newer: a clear message, and what was there stays.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { auto, durableDevice, go, reload, world } from "./support/app.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { capture, row, snackbar } from "./support/board.mjs";
import { holdAfter, isHeld, letGo } from "./support/held.mjs";
import { until } from "./support/poll.mjs";
import { acceptAll, account, choose, importFile, made, startButton } from "./support/wizard.mjs";

/** Text that no compression makes small. */
const noise = (bytes) => ` ${randomBytes(bytes / 2).toString("hex")}`;
const count = async (page) => (await auto(page, "list", "request", { limit: 100_000 })).length;

/** A page of the app's origin in which no app runs. */
async function bareOrigin(context, url) {
  const page = await context.newPage();
  // The service worker would answer with the app, which opens the database too.
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setBypassServiceWorker", { bypass: true });
  await page.goto(`${url}robots.txt`);
  await session.send("Network.setBypassServiceWorker", { bypass: false });
  await session.detach();
  return page;
}

test("a browser that refuses to store: said at once, usable, nothing pretended", async (t) => {
  const { device } = await world(t);
  const { context } = await device(t);
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    Object.defineProperty(IDBFactory.prototype, "open", { value: refuse });
  });
  const page = await context.newPage();
  await go(page, new URL(context.pages()[0].url()).origin);
  await page.getByText("Ce mode ne garde rien").first().waitFor();
  await capture(page, "quand même");
  await page.getByRole("link", { name: "Retour" }).click();
  await page.getByText(/rien n’est gardé/i).locator("visible=true").first().waitFor();
  assert.equal((await auto(page, "stats")).is_fleeting, true);
});

test("a database of a newer version is left as it is", async (t) => {
  const { device, url } = await world(t);
  const { context, page } = await device(t);
  await auto(page, "create", "request", { title: "D’avant" });
  await page.close();
  const bare = await bareOrigin(context, url);
  const upgrade = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open("intendance", 999);
      request.onupgradeneeded = () => request.result.createObjectStore("from-the-future").put("kept", 1);
      request.onsuccess = () => resolve(request.result.close());
      request.onerror = () => reject(request.error);
    });
  await bare.evaluate(upgrade);
  await bare.goto(`${url}demandes`);
  await bare.getByRole("heading", { name: "Données d’une version plus récente" }).waitFor();
  await bare.getByText("Elles sont intactes.").waitFor();
  await bare.goto(`${url}robots.txt`);
  const state = await bare.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("intendance");
        request.onsuccess = () => {
          const db = request.result;
          const tx = db.transaction([...db.objectStoreNames]);
          const journal = tx.objectStore("journal").count();
          const future = tx.objectStore("from-the-future").get(1);
          tx.oncomplete = () => resolve({ version: db.version, journal: journal.result, future: future.result });
        };
      }),
  );
  assert.equal(state.version, 999);
  assert.equal(state.future, "kept");
  assert.ok(0 < state.journal, "the journal is still there");
});

/** Damages the last entry of a store, as a broken disk does: half of its bytes are others. */
const spoil = (store) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("intendance");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const tx = db.transaction(store, "readwrite");
      const keys = tx.objectStore(store).getAllKeys();
      keys.onsuccess = () => {
        const key = keys.result.at(-1);
        const value = tx.objectStore(store).get(key);
        value.onsuccess = () => {
          const bytes = new Uint8Array(value.result);
          bytes.fill(0xa5, bytes.length >> 1);
          tx.objectStore(store).put(bytes, key);
        };
      };
      tx.oncomplete = () => {
        db.close();
        resolve(keys.result.length);
      };
    };
  });

test("a damaged page: the rest is shown, a person is told, and can save it", async (t) => {
  const { device, url } = await world(t);
  const { context, page } = await device(t);
  for (const title of ["Un", "Deux", "Trois"]) await auto(page, "create", "request", { title });
  await page.close();
  const bare = await bareOrigin(context, url);
  assert.ok(3 <= (await bare.evaluate(spoil, "journal")));
  await go(bare, `${url}demandes`);
  await bare.getByText("Une partie des données est illisible").first().waitFor();
  await row(bare, "Un").waitFor();
  await row(bare, "Deux").waitFor();
  await capture(bare, "et l’on continue");
  await reload(bare);
  assert.equal(await count(bare), 3);
  await go(bare, `${url}plus/export`);
  const [download] = await Promise.all([
    bare.waitForEvent("download"),
    bare.getByRole("button", { name: "Faire une sauvegarde" }).last().click(),
  ]);
  assert.ok(await download.path());
});

test("a damaged segment is made again from the journal: nothing is missing", async (t) => {
  const { device, url } = await world(t);
  const { context, page } = await device(t);
  await auto(page, "import", "request", Array.from({ length: 6000 }, (_, n) => ({ title: `Demande ${n}`, description: "x".repeat(200) })));
  const segments = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open("intendance");
          request.onsuccess = () => {
            const all = request.result.transaction("segments").objectStore("segments").count();
            all.onsuccess = () => {
              request.result.close();
              resolve(all.result);
            };
          };
        }),
    );
  await until("a compaction wrote segments", segments, { ms: 30_000 });
  await page.close();
  const bare = await bareOrigin(context, url);
  await bare.evaluate(spoil, "segments");
  await go(bare, `${url}demandes`);
  assert.equal(await count(bare), 6000);
  assert.equal(await bare.getByText("Une partie des données est illisible").count(), 0);
});

/**
 * A device whose disk has little room. Chromium looks at the room left every half minute only, so the limit is set
 * before the app first writes; without service worker, whose files would fill it.
 */
async function smallDevice(t, { device, url }, bytes, options) {
  let session;
  const origin = new URL(url).origin;
  const limit = (quotaSize) => session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
  const before = async (context) => {
    session = await context.newCDPSession(await bareOrigin(context, url));
    await limit(bytes);
  };
  return { ...(await device(t, { serviceWorkers: "block", before, ...options })), limit };
}

test("the disk is full in mid-import: said, and the same file goes on later", async (t) => {
  const here = await world(t);
  const { page, limit } = await smallDevice(t, here, 4_000_000, { size: DESK, path: "plus/import" });
  const own = await auto(page, "create", "request", { title: "La mienne" });
  const file = made(12_000, { tail: () => noise(600) });
  await choose(page, file);
  await acceptAll(page);
  await startButton(page).click();
  await page.getByText(/plus de place|Libérez de la place/).first().waitFor({ timeout: 30_000 });
  const kept = await count(page);
  t.diagnostic(`${kept} of 12 000 went in`);
  assert.ok(1 < kept && kept < 12_001, `some went in: ${kept}`);
  assert.equal((await auto(page, "get", own.id)).title, "La mienne");
  await reload(page);
  assert.equal(await count(page), kept, "what was said to be saved is there");

  await limit(1e9);
  await go(page, `${here.url}plus/import`);
  await importFile(page, file);
  assert.equal(await count(page), 12_001, "each row once");
});

test("an act on a full disk is not shown as saved, and works again later", async (t) => {
  const { page, limit } = await smallDevice(t, await world(t), 3_000_000, { path: "demandes/nouvelle" });
  const refusal = await until("the disk is full", async () => {
    const fill = auto(page, "create", "request", { title: "plein", description: noise(300_000) });
    return fill.then(() => undefined, (error) => error.message);
  }, { every: 0 });
  assert.match(refusal, /no room/);
  const before = await count(page);
  const field = page.getByRole("textbox", { name: "Que se passe-t-il ?" });
  await field.fill(`trop tard${noise(300_000)}`);
  await page.getByRole("button", { name: "Créer la demande" }).click();
  await page.getByText(/Libérez de la place/).first().waitFor();
  assert.match(await field.inputValue(), /^trop tard/, "what was typed is still there");
  assert.equal(await count(page), before);
  await limit(1e9);
  await page.getByRole("button", { name: "Créer la demande" }).click();
  await until("it is saved now", async () => (await count(page)) === before + 1);
});

test("the browser dies in mid-import: it opens again, and the file goes on", async (t) => {
  const { url } = await world(t);
  const device = await durableDevice(t, url, { size: PHONE, path: "plus/import" });
  const file = made(20_000);
  await choose(device.page, file);
  await acceptAll(device.page);
  await holdAfter(device.page, 15);
  await startButton(device.page).click();
  await isHeld(device.page);
  const durable = await count(device.page);
  assert.ok(500 < durable && durable < 20_000, `on its way: ${durable}`);
  await device.crash();
  const page = await device.reopen("plus/import");
  assert.equal(await count(page), durable);
  const sums = await importFile(page, file);
  assert.equal(await count(page), 20_000, JSON.stringify(sums));
});

test("two tabs import at once: the second waits its turn, nothing is doubled", async (t) => {
  const { device, url } = await world(t);
  const { context, page: first } = await device(t, { size: DESK, path: "plus/import" });
  const second = await context.newPage();
  await go(second, `${url}plus/import`);
  const file = made(20_000);
  for (const page of [first, second]) {
    await choose(page, file);
    await acceptAll(page);
  }
  await holdAfter(first, 15);
  await startButton(first).click();
  await isHeld(first);
  await startButton(second).click();
  await second.getByText("Un import est déjà en cours dans un autre onglet.").first().waitFor();
  await letGo(first);
  await account(first);
  assert.equal(await count(first), 20_000);
  await startButton(second).click();
  assert.deepEqual(await account(second), { inchangées: 20_000 });
  assert.equal(await count(second), 20_000);
});

test("a tab with an older version lets a newer one upgrade, and says so", async (t) => {
  const { device, url } = await world(t);
  const { context, page } = await device(t);
  await auto(page, "create", "request", { title: "Avant" });
  const bare = await bareOrigin(context, url);
  await bare.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("intendance", 1000);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
  );
  await snackbar(page, /Rechargez la page/).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Données d’une version plus récente" }).waitFor();
});
