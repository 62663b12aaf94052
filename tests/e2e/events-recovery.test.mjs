// Events when people, devices and the server disagree: two values of one thing, work on an event that somebody binned, much that
// vanishes at once, what a role may not do, a server that lost all.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { agree, apart, auto, enter, go, keptOffline, office } from "./support/app.mjs";
import { expectAccessible, snackbar, undo } from "./support/board.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { evening } from "./support/evening.mjs";
import { until } from "./support/poll.mjs";

const TWO = { Claire: { role: "manager", size: PHONE }, Karim: { role: "helper", size: DESK } };
/** What the browser says of answers that the story is about. */
const REFUSED = /status of (401|403|409|410) /;
const cards = (page) => page.locator(".dispute");
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

/** Two people with the evening of S7 and one guest, on a phone and at a desk. */
async function pair(t, people = TWO) {
  const all = await office(t, people);
  const show = await evening(all.Claire.page);
  const guest = (await auto(all.Claire.page, "create", "guest", { parent: show.event, name: "Marc Petit" })).id;
  await agree(all.Claire.page);
  for (const name of Object.keys(people)) {
    await agree(all[name].page);
    await go(all[name].page, `${all.url}evenements`);
  }
  return { ...all, show: { ...show, guest } };
}

test("two people change one cue and one guest: both are told in words, chosen, and taken back", async (t) => {
  const both = await pair(t);
  const { url, show, Claire, Karim } = both;
  await apart(
    both,
    async (page) => {
      await auto(page, "edit", show.speech, { hard: { min: 1170 } });
      await auto(page, "edit", show.guest, { rsvp: "yes", table: "Table 1" });
    },
    async (page) => {
      await auto(page, "edit", show.speech, { hard: { min: 1185 } });
      await auto(page, "edit", show.guest, { rsvp: "no", table: "Table 1" });
    },
  );
  const { page } = Claire;
  await go(page, `${url}plus/arbitrer`);
  await until("two cards: one table twice is no conflict", async () => (await cards(page).count()) === 2);
  const said = plain((await cards(page).allInnerTexts()).join("\n"));
  assert.match(said, /Séquence · heure fixe/);
  assert.match(said, /19 h 30[\s\S]*19 h 45|19 h 45[\s\S]*19 h 30/);
  assert.match(said, /Invité · réponse/);
  assert.match(said, /Karim/);
  await expectAccessible(page, "a cue and a guest to decide");
  const cue = cards(page).filter({ hasText: "Discours de la direction" });
  await cue.locator(".choice", { hasText: "19 h 30" }).getByRole("button").click();
  await until("one card left", async () => (await cards(page).count()) === 1);
  const guest = cards(page).filter({ hasText: "Marc Petit" });
  await guest.locator(".choice", { hasText: "Non" }).getByRole("button").click();
  await page.getByText("Rien à arbitrer").first().waitFor();
  await agree(page);
  await agree(Karim.page);
  assert.deepEqual((await auto(Karim.page, "get", show.speech)).hard, { min: 1170 });
  assert.equal((await auto(Karim.page, "get", show.guest)).rsvp, "no");
  await undo(page, /réponse/i);
  await guest.waitFor();
  await until("both answers again", async () => (await guest.locator(".choice").count()) === 2);
});

test("an event is binned while somebody lets guests in: that is told, with who, and all of it comes back", async (t) => {
  const both = await pair(t, { ...TWO, Karim: { role: "manager", size: DESK } });
  const { url, show, Claire, Karim } = both;
  await go(Claire.page, `${url}evenements/${show.event}/pointage`);
  await apart(
    both,
    async (page) => {
      await page.locator(".door-row").click();
      await page.getByRole("button", { name: "Laisser entrer" }).or(page.locator('.door-row[data-look="in"]')).first().waitFor();
      await auto(page, "edit", show.cocktail, { minutes: 75 });
    },
    (page) => auto(page, "remove", show.event),
  );
  const { page } = Claire;
  for (const one of [page, Karim.page]) {
    await go(one, `${url}plus/arbitrer`);
    const card = cards(one);
    await card.getByText("Soirée de fin d’année").first().waitFor();
    const said = plain(await card.innerText());
    assert.match(said, /invité/i);
    assert.match(said, /Marc Petit/);
    assert.match(said, /séquence/i);
    assert.match(said, /Cocktail/);
  }
  await expectAccessible(page, "an event in the bin that somebody works on");
  await cards(page).getByRole("button", { name: /Restaurer/ }).click();
  await page.getByText("Rien à arbitrer").first().waitFor();
  await agree(page);
  await agree(Karim.page);
  await go(Karim.page, `${url}evenements/${show.event}/pointage`);
  await until("he is inside everywhere", async () => (await Karim.page.locator(".door-count__heads").innerText()) === "1");
  assert.equal((await auto(Karim.page, "get", show.cocktail)).minutes, 75);
});

test("T61 somebody throws most of a guest list away: who and how many, and one tap brings all back", async (t) => {
  const { show, Claire, Karim } = await pair(t);
  const all = Array.from({ length: 40 }, (_, n) => ({ parent: show.event, name: `Invité ${n + 1}` }));
  await auto(Claire.page, "import", "guest", all);
  await agree(Claire.page);
  await agree(Karim.page);
  for (const { id } of (await auto(Karim.page, "list", "guest")).slice(0, 30)) await auto(Karim.page, "remove", id);
  await agree(Karim.page);
  await agree(Claire.page);
  const notice = Claire.page.locator(".banner").filter({ hasText: "30 fiches" });
  await notice.waitFor();
  assert.match(await notice.innerText(), /par Karim/);
  await notice.getByRole("button", { name: "Tout restaurer" }).click();
  await until("the notice is gone", async () => (await notice.count()) === 0);
  assert.equal((await auto(Claire.page, "list", "guest")).length, 41);
});

/** What the file of what was not sent says. */
async function unsent(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Enregistrer (ce qui n’est pas parti|dans un fichier)/ }).click(),
  ]);
  const bytes = await readFile(await download.path());
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
}

for (const role of ["requester", "reader"]) {
  test(`a ${role} may change nothing of an event: what was done without network is refused in words, kept, and handed on`, async (t) => {
    const { url, show, Claire, Karim } = await pair(t, { ...TWO, Karim: { ...TWO.Karim, allow: [REFUSED] } });
    const { page } = Karim;
    await keptOffline(page);
    await Karim.context.setOffline(true);
    await auto(page, "edit", show.cocktail, { title: "Cocktail debout" });
    await auto(page, "edit", show.guest, { rsvp: "yes" });
    const karim = (await auto(Claire.page, "team")).members.find(({ name }) => name === "Karim");
    await auto(Claire.page, "setRole", karim.id, role);
    await Karim.context.setOffline(false);
    await until("both are in the tray", async () => (await auto(page, "outbox")).refused.length === 2);
    assert.equal((await auto(page, "get", show.cocktail)).title, "Cocktail debout", "the own screen keeps it");
    assert.equal((await auto(Claire.page, "get", show.cocktail)).title, "Cocktail");
    await go(page, `${url}plus/envois`);
    await page.getByText(/Votre rôle ne permet pas ce changement/).first().waitFor();
    const said = plain(await page.getByRole("main").innerText());
    assert.match(said, /séquence “Cocktail debout” : intitulé → Cocktail debout/);
    assert.match(said, /invité “Marc Petit” : réponse → Oui/);
    await expectAccessible(page, "refused changes of an event");
    const file = await unsent(page);
    for (const id of [show.cocktail, show.guest]) assert.ok(file.includes(id), "it can be handed on");
    // From now on the app itself says it, before anything is stored.
    await go(page, `${url}evenements/${show.event}/invites`);
    await page.locator(".guest-row").getByRole("button", { name: "Non" }).click();
    await snackbar(page, /Votre rôle|Un demandeur/).first().waitFor();
    assert.equal((await auto(page, "get", show.guest)).rsvp, "yes");
  });
}

test("T11 the server lost all: an evening with its guests and ticks comes back from the devices", async (t) => {
  const allow = [REFUSED];
  const people = { Claire: { ...TWO.Claire, allow }, Karim: { ...TWO.Karim, allow } };
  const { server, url, show, Claire, Karim } = await pair(t, people);
  await server.kill();
  rmSync(server.data, { recursive: true });
  await server.start();
  await auto(Claire.page, "edit", show.guest, { rsvp: "yes" });
  await until("the refusal is told", async () => (await auto(Claire.page, "sync").catch((error) => error.message)) !== undefined);
  await go(Claire.page, `${url}plus/envois`);
  await Claire.page.getByText(/ne connaît pas cet appareil|nouvelle invitation/).first().waitFor();
  assert.ok((await unsent(Claire.page)).includes(show.guest), "what waits is in the file");
  await enter(Claire.page, server, { name: "Claire", role: "manager" });
  await enter(Karim.page, server, { name: "Karim" });
  for (const { page } of [Claire, Karim, Claire]) await agree(page);
  for (const kind of ["event", "cue", "guest", "party"]) {
    const [here, there] = await Promise.all([Claire, Karim].map(({ page }) => auto(page, "list", kind)));
    const sorted = (all) => all.sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(sorted(there), sorted(here), kind);
    assert.ok(0 < here.length, kind);
  }
  assert.equal((await auto(Karim.page, "get", show.guest)).rsvp, "yes");
});
