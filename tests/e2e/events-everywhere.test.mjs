// Events where all records meet: search, history, outbox, bin, conflicts, losses, backup, example, scripts.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { agree, auto, go, keptOffline, office, world } from "./support/app.mjs";
import { expectAccessible, loadExample } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const MORNING = new Date("2026-11-23T09:00:00+01:00");
const before = (context) => context.clock.install({ time: MORNING });
const on = (day) => ({ start: `${day}T18:30`, end: `${day}T23:30`, zone: "Europe/Paris" });
const eur = (cents) => ({ cents, cur: "EUR" });
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");
const found = (page, title) => page.locator(".search-result", { hasText: title });
const KINDS = [
  "event", "event_task", "cue", "guest", "event_supplier", "room_booking", "kit_item", "event_line", "incident", "lesson",
];

/** An event with something of every kind. */
async function party(page) {
  const make = async (kind, fields) => (await auto(page, "create", kind, fields)).id;
  const firm = await make("party", { name: "Saveurs du Canal", type: "supplier" });
  const event = await make("event", {
    title: "Soirée de fin d’année", type: "party", when: on("2026-12-10"), cap: eur(650000), notes: "Vestiaire gardé",
    venue: { k: "external", name: "Péniche L’Équinoxe", city: "Paris" }, roles: { regie: { v: "Régie" } },
  });
  const parent = event;
  const ids = {
    firm, event,
    task: await make("event_task", { parent, title: "Réserver le lieu", due: { days: -45 } }),
    cue: await make("cue", { parent, title: "Discours", hard: "19:15", minutes: 15, parties: [firm], roles: { regie: { v: "Micro" } } }),
    guest: await make("guest", { parent, name: "Sofia Lindqvist", rsvp: "yes", diet: ["vegetarian"], in: { k1: { ms: 1, n: 1, door: "Quai" } } }),
    supplier: await make("event_supplier", { parent, party: firm, brings: "Buffet", arrive: "17:00", stage: "asked" }),
    room: await make("room_booking", { parent, place: "Salle Canal", span: { from: 1080, to: 1470 } }),
    kit: await make("kit_item", { parent, title: "Badges", qty: 60 }),
    line: await make("event_line", { parent, title: "Traiteur", basis: "guest", milli: 1000, price: eur(4500), tax: "net", vat: 1000 }),
    incident: await make("incident", { parent, text: "Micro muet", when: 1_795_000_000_000 }),
    lesson: await make("lesson", { parent, text: "Essayer le micro", type: "change" }),
  };
  return ids;
}

for (const [name, size] of Object.entries(SIZES)) {
  test(`one field finds events by title, place and notes, and guests by name, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page, context } = await device(t, { size, path: "demandes", before });
    const { event } = await party(page);
    await keptOffline(page);
    await go(page, `${url}recherche`);
    await context.setOffline(true);
    const field = page.getByRole("searchbox").first();
    for (const [typed, title, end] of [
      ["soirée", "Soirée de fin d’année", event],
      ["equinoxe", "Soirée de fin d’année", event],
      ["vestiaire", "Soirée de fin d’année", event],
      ["lindq", "Sofia Lindqvist", `${event}/invites`],
    ]) {
      await field.fill(typed);
      const link = found(page, title).first().getByRole("link");
      await link.waitFor();
      assert.ok((await link.getAttribute("href")).endsWith(end), `${typed} leads to ${title}`);
    }
    await expectAccessible(page, "results with guests");
    await found(page, "Sofia Lindqvist").first().getByRole("link").click();
    await page.waitForURL(`**/${event}/invites`);
  });
}

test("what is done is told in words, under the event; what was deleted comes back whole", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: PHONE, path: "demandes", before });
  const ids = await party(page);
  await auto(page, "edit", ids.event, { cap: eur(700000), when: on("2026-12-17") });
  await auto(page, "edit", ids.cue, { hard: "19:30" });
  const told = (await auto(page, "history", ids.event)).flatMap((moment) => moment.text.map(plain)).join("\n");
  assert.match(told, /plafond TTC : 6 500,00 € → 7 000,00 €/i);
  assert.match(told, /17 déc/);
  const { acts } = await auto(page, "outbox");
  assert.match(plain(acts[0].text), /^Séquence · heure fixe : 19 h 30$/);
  await go(page, `${url}evenements/${ids.event}`);
  await page.locator(".history summary").click();
  await page.locator(".history").getByText("Discours").first().waitFor();
  await expectAccessible(page, "an event with its history");

  const search = async (text) => (await auto(page, "search", text)).map((it) => it.kind);
  assert.deepEqual([await search("equinoxe"), await search("lindq")], [["event"], ["guest"]]);
  await auto(page, "remove", ids.event);
  assert.deepEqual([await search("equinoxe"), await search("lindq")], [[], []], "the bin is not searched");
  await go(page, `${url}demandes?bin=1`);
  const binned = page.locator("li.entry");
  await until("the event alone stands for all that hangs on it", async () => (await binned.count()) === 1);
  await binned.filter({ hasText: "Soirée de fin d’année" }).getByRole("button", { name: "Restaurer" }).click();
  await until("the bin is empty", async () => (await binned.count()) === 0);
  for (const kind of KINDS) assert.equal((await auto(page, "list", kind)).length, 1, kind);
});

test("two people move the date and the cap: both are shown in words, one tap decides", async (t) => {
  const people = { Claire: { role: "manager", size: PHONE }, Hugo: { role: "manager", size: DESK } };
  const { url, Claire, Hugo } = await office(t, people);
  const { event } = await party(Claire.page);
  await agree(Claire.page);
  await agree(Hugo.page);
  await keptOffline(Claire.page);
  await Claire.context.setOffline(true);
  await auto(Claire.page, "edit", event, { when: on("2026-12-17") });
  await auto(Hugo.page, "edit", event, { when: on("2026-12-15") });
  await agree(Hugo.page);
  await Claire.context.setOffline(false);
  await agree(Claire.page);
  await go(Claire.page, `${url}plus/arbitrer`);
  const card = Claire.page.locator(".dispute");
  await card.getByText("Événement · quand", { exact: false }).waitFor();
  await until("both days in words", async () => /15 déc[\s\S]*17 déc|17 déc[\s\S]*15 déc/.test(await card.innerText()));
  await card.locator(".choice", { hasText: "15 déc" }).getByRole("button").click();
  await Claire.page.getByText("Rien à arbitrer").first().waitFor();
  await until("it is decided", async () => (await auto(Claire.page, "get", event)).when.start.startsWith("2026-12-15"));
});

test("a backup brings every kind back on another device", async (t) => {
  const { device, url } = await world(t);
  const { page: first } = await device(t, { size: DESK, path: "demandes", before });
  await party(first);
  const all = async (page) => {
    const kinds = {};
    for (const kind of KINDS) kinds[kind] = await auto(page, "list", kind);
    return kinds;
  };
  const kept = await all(first);
  for (const kind of KINDS) assert.equal(kept[kind].length, 1, kind);
  await go(first, `${url}plus/export`);
  const [download] = await Promise.all([
    first.waitForEvent("download"),
    first.getByRole("button", { name: "Faire une sauvegarde" }).click(),
  ]);
  const bytes = await readFile(await download.path());
  const { page: second } = await device(t, { size: DESK, path: "plus/export", before });
  await second.getByLabel("Choisir la sauvegarde").setInputFiles({ name: download.suggestedFilename(), mimeType: "application/gzip", buffer: bytes });
  await second.getByRole("button", { name: "Restaurer ici" }).click();
  await second.getByText("Sauvegarde restaurée").first().waitFor({ timeout: 30_000 });
  assert.deepEqual(await all(second), kept);
});

test("the example has the party to the cent, and takes it away again", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: PHONE, path: "demandes", before });
  await loadExample(page);
  const events = await auto(page, "list", "event");
  assert.deepEqual(events.map((it) => it.when.start.slice(0, 10)).sort(), ["2026-10-22", "2026-12-01", "2026-12-10"]);
  const { id } = events.find((it) => it.type === "party");
  await go(page, `${url}evenements/${id}/budget`);
  await until("491,00 € are left", async () => /Reste 491,00 €/.test(plain(await page.locator(".cap-left").innerText()).replace(/\s+/g, " ")));
  await go(page, `${url}aujourdhui`);
  await page.getByRole("button", { name: "Retirer l’exemple" }).click();
  await until("no event is left", async () => (await auto(page, "list", "event")).length === 0);
  for (const kind of KINDS) assert.equal((await auto(page, "list", kind)).length, 0, kind);
});

test("scripts are told what is wrong with an event and what hangs on it", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "demandes", before });
  const { event, cue } = await party(page);
  const fails = (...args) => auto(page, ...args).then(() => "nothing", (error) => error.message);
  assert.match(await fails("edit", event, { colour: "red" }), /no field `colour`/);
  assert.match(await fails("edit", cue, { hard: "25h" }), /`hard` is minutes after midnight/);
  assert.match(await fails("create", "guest", { name: "Sans événement" }), /needs `parent`/);
  assert.deepEqual((await auto(page, "get", cue)).hard, { min: 1155 });
});
