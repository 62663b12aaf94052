// The server is killed, restored from yesterday's copy, emptied; a profile is copied; a clock is a year off.
import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { agree, auto, durableDevice, enter, go, office, realServer, requests } from "./support/app.mjs";
import { PHONE, openProfile } from "./support/browser.mjs";
import { folderFor } from "./support/place.mjs";
import { until } from "./support/poll.mjs";

const manager = { role: "manager" };
/** What the browser says of answers that the story is about. */
const REFUSED = /status of (401|403|409|410|503) /;

/** Everybody exchanges until all have the same; gives what they have. */
async function settle(...pages) {
  for (let round = 0; round < 3; round += 1) for (const page of pages) await agree(page);
  const all = await Promise.all(pages.map(requests));
  for (const one of all) assert.deepEqual(one, all[0]);
  return all[0].map(({ title }) => title).sort();
}

const create = (page, title) => auto(page, "create", "request", { title });

test("three browsers, the server killed while they push: nothing acknowledged is lost, nothing doubled", async (t) => {
  const { server, Claire, Karim, Inès } = await office(t, { Claire: manager, Karim: {}, Inès: {} });
  const pages = [Claire.page, Karim.page, Inès.page];
  const wanted = [];
  for (let round = 0; round < 4; round += 1) {
    const writes = pages.map((page, who) => page.evaluate(async ([who, round]) => {
      for (let n = 0; n < 12; n += 1) await window.intendance.create("request", { title: `${who}/${round}/${n}` });
    }, [who, round]));
    for (let who = 0; who < 3; who += 1) for (let n = 0; n < 12; n += 1) wanted.push(`${who}/${round}/${n}`);
    await server.kill();
    await server.start();
    await Promise.all(writes);
  }
  assert.deepEqual(await settle(...pages), wanted.sort());
});

test("T10 restored from yesterday's copy, announced: the devices notice and bring everything back", async (t) => {
  const { server, Claire, Karim } = await office(t, { Claire: { ...manager, allow: [REFUSED] }, Karim: { allow: [REFUSED] } });
  await create(Claire.page, "lundi");
  await settle(Claire.page, Karim.page);
  const copy = join(await folderFor(t), "copie.sqlite");
  await server.command("backup", copy);
  const { id } = await create(Karim.page, "mardi");
  await auto(Karim.page, "edit", id, { priority: "p1" });
  await create(Claire.page, "mercredi");
  const before = await settle(Claire.page, Karim.page);
  await server.stop();
  await server.command("restore", copy);
  await server.start();
  await create(Claire.page, "jeudi");
  assert.deepEqual(await settle(Karim.page, Claire.page), [...before, "jeudi"].sort());
  assert.equal((await auto(Claire.page, "get", id)).priority, "p1");
});

test("T10 the file swapped for yesterday's, unannounced, and one device gone for ever: the other gives back its work", async (t) => {
  const { server, newDevice, Claire, Karim } = await office(t, { Claire: { ...manager, allow: [REFUSED] }, Karim: { allow: [REFUSED] } });
  await create(Claire.page, "lundi");
  await settle(Claire.page, Karim.page);
  const yesterday = await folderFor(t);
  await server.stop();
  cpSync(server.data, yesterday, { recursive: true });
  await server.start();
  await create(Karim.page, "mardi, de Karim");
  await create(Claire.page, "mercredi");
  const before = await settle(Claire.page, Karim.page);
  await Karim.context.close();
  await server.kill();
  rmSync(server.data, { recursive: true });
  cpSync(yesterday, server.data, { recursive: true });
  await server.start();
  await create(Claire.page, "jeudi");
  await agree(Claire.page);
  const { page: fresh } = await newDevice();
  await enter(fresh, server, { name: "Inès" });
  assert.deepEqual(await settle(Claire.page, fresh), [...before, "jeudi"].sort());
});

test("T11 the server emptied: the devices say so in clear words, and after a new invitation everything is back", async (t) => {
  const { server, url, Claire, Karim } = await office(t, {
    Claire: { ...manager, allow: [REFUSED] },
    Karim: { allow: [REFUSED] },
  });
  await create(Claire.page, "lundi");
  await create(Karim.page, "mardi");
  const before = await settle(Claire.page, Karim.page);
  await server.kill();
  rmSync(server.data, { recursive: true });
  await server.start();
  await create(Claire.page, "mercredi");
  await until("the refusal is told", async () => (await auto(Claire.page, "sync").catch((error) => error.message)) !== undefined);
  await go(Claire.page, `${url}plus/envois`);
  await Claire.page.getByText(/ne connaît pas cet appareil|nouvelle invitation/).first().waitFor();
  assert.equal((await requests(Claire.page)).length, 3, "nothing here is touched");
  await enter(Claire.page, server, { name: "Claire", role: "manager" });
  await enter(Karim.page, server, { name: "Karim" });
  assert.deepEqual(await settle(Claire.page, Karim.page), [...before, "mercredi"].sort());
});

test("T07 a copied profile: both copies work on, nothing is lost, both end the same", async (t) => {
  const server = await realServer(t);
  const original = await durableDevice(t, server.url, { path: "demandes", allow: [REFUSED] });
  await enter(original.page, server, { name: "Claire", role: "manager" });
  await create(original.page, "avant la copie");
  await agree(original.page);
  const folder = await folderFor(t);
  await original.context.close();
  cpSync(original.folder, folder, { recursive: true });
  const first = await original.reopen("demandes");
  const context = await openProfile(folder, PHONE);
  t.after(() => context.close());
  const second = context.pages()[0] ?? (await context.newPage());
  await go(second, `${server.url}demandes`);
  await create(first, "sur l’original");
  await create(second, "sur la copie");
  await agree(first);
  await agree(second);
  await create(first, "encore l’original");
  await create(second, "encore la copie");
  assert.deepEqual(await settle(first, second), ["avant la copie", "encore l’original", "encore la copie", "sur l’original", "sur la copie"].sort());
});

for (const [what, years, words] of [["fast", 1, /horloge de cet appareil avance/], ["slow", -1, /horloge de cet appareil retarde/]]) {
  test(`T01 T02 a clock a year ${what}: the person is told, and nobody is beaten for ever`, async (t) => {
    const { url, newDevice, server, Claire } = await office(t, { Claire: manager });
    const odd = await newDevice({ before: (context) => context.clock.install({ time: Date.now() + years * 365 * 86_400_000 }) });
    await enter(odd.page, server, { name: "Karim" });
    const { id } = await create(odd.page, "d’une horloge folle");
    await agree(odd.page);
    await agree(Claire.page);
    await auto(Claire.page, "edit", id, { title: "corrigé par Claire" });
    await agree(Claire.page);
    await agree(odd.page);
    assert.equal((await auto(odd.page, "get", id)).title, "corrigé par Claire");
    await auto(odd.page, "edit", id, { title: "recorrigé" });
    await agree(odd.page);
    await agree(Claire.page);
    assert.equal((await auto(Claire.page, "get", id)).title, "recorrigé");
    await go(odd.page, `${url}demandes`);
    await odd.page.getByText(words).first().waitFor();
    assert.equal(await Claire.page.getByText(words).count(), 0);
  });
}
