// The room of events: made, moved, looked at as a list, a month and a line, copied, put in the bin and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { act, room, snackbar, undo } from "./support/board.mjs";
import { DESK, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const NOW = new Date("2026-11-23T09:00:00+01:00");
const ZONE = "Europe/Paris";
const when = (start, end, allday) => ({ start, end, zone: ZONE, ...(allday ? { allday } : {}) });
const made = async (page, kind, fields) => {
  const it = await auto(page, "create", kind, fields);
  return it.id ?? it;
};
const events = (page) => auto(page, "list", "event");
const row = (page, title) =>
  page.locator(".event-row").filter({ has: page.getByRole("link", { name: title, exact: true }) });
const form = (page, name = "Nouvel événement") => page.getByRole("dialog", { name });
const month = (page, name) => page.locator(".month__title").filter({ hasText: name }).waitFor();
const h1 = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** A device whose clock says a Monday of November, so that J-17 is J-17. */
async function device(t, all, options = {}) {
  const it = await all.device(t, { ...options, before: (context) => context.clock.install({ time: NOW }) });
  return it.page;
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`a party from its kind to its overview, ${size}`, async (t) => {
    const page = await device(t, await world(t), { size: viewport });
    await room(page, "Événements");
    await page.getByRole("heading", { name: "Aucun événement" }).waitFor();
    await page.getByRole("button", { name: "Nouvel événement" }).click();
    const sheet = form(page);
    await sheet.getByRole("button", { name: "Soirée", exact: true }).first().click();
    await sheet.getByRole("button", { name: "Créer l’événement" }).click();
    await sheet.getByText("Donnez-lui un nom.").waitFor();
    await sheet.getByLabel("Nom", { exact: true }).fill("Soirée de fin d’année");
    await sheet.getByLabel("Début", { exact: true }).fill("2026-12-10");
    await sheet.getByLabel("Heure de début").fill("18:30");
    await sheet.getByLabel("Heure de fin").fill("00:30");
    await sheet.getByText("Se termine le lendemain.").waitFor();
    await sheet.getByRole("radio", { name: "Ailleurs" }).check();
    await sheet.getByRole("combobox", { name: "Nom du lieu" }).fill("Péniche La Marguerite");
    await sheet.getByRole("option", { name: /Péniche La Marguerite/ }).click();
    await sheet.getByLabel("Ville").fill("Paris");
    await sheet.getByLabel("Jauge").fill("120");
    await sheet.getByLabel("Plafond TTC").fill("15000");
    await sheet.getByRole("combobox", { name: "Responsable" }).fill("Anne Morel");
    await sheet.getByRole("option", { name: /Anne Morel/ }).click();
    await sheet.getByRole("button", { name: "Créer l’événement" }).click();

    await h1(page, "Soirée de fin d’année");
    const head = page.locator(".event-head");
    await head.getByText("J-17").waitFor();
    await head.getByText(/18\sh\s30–0\sh\s30/).waitFor();
    await head.getByText("Péniche La Marguerite").waitFor();
    await page.locator(".event-facts").getByText("Anne Morel").waitFor();
    const [stored] = await events(page);
    assert.deepEqual(stored.when, when("2026-12-10T18:30", "2026-12-11T00:30"));
    assert.deepEqual([stored.type, stored.capacity, stored.cap.cents], ["party", 120, 1_500_000]);

    await head.getByRole("radio", { name: "Confirmé" }).check();
    await snackbar(page, "Statut : Confirmé").waitFor();
    await reload(page);
    await until("still confirmed", () => head.getByRole("radio", { name: "Confirmé" }).isChecked());
    await page.getByRole("link", { name: "Retour" }).click();
    await row(page, "Soirée de fin d’année").getByText("J-17").waitFor();
  });
}

test("an event that ends before it starts, and the hours of the two Sundays", async (t) => {
  const page = await device(t, await world(t), { path: "evenements" });
  await page.getByRole("button", { name: "Nouvel événement" }).click();
  const sheet = form(page);
  const save = () => sheet.getByRole("button", { name: "Créer l’événement" }).click();
  await sheet.getByLabel("Nom", { exact: true }).fill("Nuit blanche");
  await sheet.getByLabel("Heure de début").fill("14:00");
  await save();
  await sheet.getByText("Indiquez le jour.").waitFor();
  await sheet.getByLabel("Début", { exact: true }).fill("2027-03-28");
  await sheet.getByLabel("Heure de fin").fill("13:00");
  await sheet.getByText("La fin est avant le début. Corrigez l’une des deux.").waitFor();
  // The last Sunday of March has no half past two; nothing typed is lost.
  await sheet.getByLabel("Heure de début").fill("02:30");
  await sheet.getByText(/les horloges sautent 2\sh\s30/).waitFor();
  await save();
  assert.equal((await events(page)).length, 0, "nothing is stored that cannot be");
  await sheet.getByLabel("Heure de début").fill("03:00");
  await until("no word against it", async () => (await sheet.getByText(/les horloges sautent/).count()) === 0);
  // The last Sunday of October has it twice.
  await sheet.getByLabel("Début", { exact: true }).fill("2027-10-31");
  await sheet.getByLabel("Heure de début").fill("02:30");
  await sheet.getByText(/2\sh\s30 vient deux fois/).waitFor();
  await sheet.getByLabel("Jauge").fill("-5");
  await sheet.getByText("Un nombre de personnes, sans rien d’autre.").waitFor();
  await sheet.getByLabel("Jauge").fill("40");
  await save();
  await h1(page, "Nuit blanche");
  const [stored] = await events(page);
  assert.deepEqual(stored.when, when("2027-10-31T02:30", "2027-10-31T13:00"));
});

async function autumn(page) {
  const party = await made(page, "event", {
    title: "Soirée", type: "party", status: "confirmed", when: when("2026-12-10T18:30", "2026-12-11T00:30"), capacity: 50,
  });
  await made(page, "event", {
    title: "Séminaire", type: "seminar", status: "planned", when: when("2026-11-30T00:00", "2026-12-03T00:00", true),
  });
  await made(page, "event", { title: "Galette", type: "party", status: "closed", when: when("2026-01-08T16:00", "2026-01-08T18:00") });
  await made(page, "event", { title: "Modèle de soirée", type: "party", template: true });
  return party;
}

test("the month by touch and by keys, and the line of months", async (t) => {
  const all = await world(t);
  const page = await device(t, all, { path: "" });
  await autumn(page);
  await go(page, `${all.url}evenements`);
  await row(page, "Séminaire").getByText("J-7").waitFor();
  assert.equal(await row(page, "Modèle de soirée").count(), 0, "a template is no event");
  assert.equal(await row(page, "Galette").isVisible(), false, "the past is folded");
  await page.getByText("Passés et annulés").click();
  await row(page, "Galette").waitFor();

  await page.getByRole("radio", { name: "Mois" }).check();
  await month(page, /novembre 2026/i);
  await page.getByRole("button", { name: "Mois suivant" }).click();
  await month(page, /décembre 2026/i);
  assert.match(page.url(), /vue=mois&mois=2026-12$/);
  await page.getByRole("button", { name: /jeudi 10 décembre 2026 : Soirée/ }).click();
  await row(page, "Soirée").waitFor();
  await page.getByRole("button", { name: /mercredi 2 décembre 2026 : Séminaire/ }).click();
  await row(page, "Séminaire").waitFor();
  assert.equal(await row(page, "Soirée").count(), 0, "only what the day has");

  // Arrows lead over the edge of the month, and the focus goes along.
  for (const key of ["ArrowUp", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
  await month(page, /novembre 2026/i);
  await until("the 23rd has the focus", () =>
    page.evaluate(() => document.activeElement?.getAttribute("data-day") === "2026-11-23"),
  );
  await page.keyboard.press("Enter");
  const sheet = form(page);
  await sheet.waitFor();
  assert.equal(await sheet.getByLabel("Début", { exact: true }).inputValue(), "2026-11-23");
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: "Frise" }).check();
  await row(page, "Soirée").waitFor();
  assert.match(page.url(), /vue=frise$/);
  await reload(page);
  await row(page, "Soirée").waitFor();
});

test("a filter in the address", async (t) => {
  const all = await world(t);
  const page = await device(t, all, { size: DESK, path: "" });
  await autumn(page);
  await go(page, `${all.url}evenements?statut=confirmed`);
  await row(page, "Soirée").waitFor();
  assert.equal(await row(page, "Séminaire").count(), 0);
  await page.getByLabel("Type", { exact: true }).selectOption({ label: "Séminaire" });
  await page.getByRole("heading", { name: "Aucun événement ne correspond" }).waitFor();
  assert.match(page.url(), /statut=confirmed&type=seminar$/);
  await page.getByRole("button", { name: "Tout afficher" }).first().click();
  await row(page, "Séminaire").waitFor();
  await page.getByRole("radio", { name: "Frise" }).check();
  await page.locator(".frise__mark", { hasText: "Séminaire" }).waitFor();
});

test("moved, copied without answers, put in the bin and taken back", async (t) => {
  const all = await world(t);
  const page = await device(t, all, { path: "" });
  const party = await autumn(page);
  await made(page, "event_task", { parent: party, title: "Réserver", due: { days: -45 }, stage: "done" });
  await made(page, "guest", { parent: party, name: "Inès", rsvp: "yes" });
  await go(page, `${all.url}evenements/${party}`);
  await page.getByRole("button", { name: "Modifier l’événement" }).click();
  const sheet = form(page, "Modifier l’événement");
  await sheet.getByLabel("Début", { exact: true }).fill("2026-12-17");
  await sheet.getByRole("button", { name: "Enregistrer" }).click();
  await page.locator(".event-head").getByText("J-24").waitFor();
  await undo(page, "Événement modifié.");
  await page.locator(".event-head").getByText("J-17").waitFor();

  await act(page, page.locator(".page__head"), "Dupliquer");
  const copy = page.getByRole("dialog", { name: "Dupliquer" });
  await copy.getByLabel("Nom", { exact: true }).fill("Soirée 2027");
  await copy.getByLabel("Nouvelle date").fill("2027-12-09");
  await copy.getByLabel("Invités, sans leurs réponses").check();
  await copy.getByRole("button", { name: "Créer la copie" }).click();
  await h1(page, "Soirée 2027");
  const copied = (await events(page)).find((it) => it.title === "Soirée 2027");
  assert.deepEqual(copied.when, when("2027-12-09T18:30", "2027-12-10T00:30"));
  const [guest] = (await auto(page, "list", "guest")).filter((it) => it.parent === copied.id || it.at?.parent === copied.id);
  assert.equal(guest.name, "Inès");
  assert.ok(!guest.rsvp, "she has not answered for next year");
  const tasks = (await auto(page, "list", "event_task")).filter((it) => it.parent === copied.id || it.at?.parent === copied.id);
  assert.deepEqual(tasks.map((it) => [it.title, it.stage ?? ""]), [["Réserver", ""]]);

  await act(page, page.locator(".page__head"), "Mettre à la corbeille");
  await snackbar(page, "Événement mis à la corbeille.").waitFor();
  await until("it is gone", async () => (await row(page, "Soirée 2027").count()) === 0);
  await undo(page, "Événement mis à la corbeille.");
  await row(page, "Soirée 2027").waitFor();
});

test("a template brings its plan", async (t) => {
  const page = await device(t, await world(t), { path: "evenements" });
  await page.getByRole("button", { name: "Nouvel événement" }).click();
  const sheet = form(page);
  await sheet.getByRole("button", { name: "Séminaire", exact: true }).first().click();
  const models = sheet.getByRole("group", { name: "Partir d’un modèle" });
  await models.getByRole("button", { name: "Séminaire" }).click();
  await models.getByText(/tâches, .* étapes/).waitFor();
  await sheet.getByLabel("Nom", { exact: true }).fill("Séminaire du printemps");
  await sheet.getByLabel("Début", { exact: true }).fill("2027-04-08");
  await sheet.getByRole("button", { name: "Créer l’événement" }).click();
  await h1(page, "Séminaire du printemps");
  const [event] = (await events(page)).filter((it) => it.title === "Séminaire du printemps");
  const tasks = await auto(page, "list", "event_task");
  assert.ok(tasks.some((it) => it.parent === event.id || it.at?.parent === event.id), "its tasks are there");
});

test("a template fills in its place, its capacity and its cap, and each can be changed", async (t) => {
  const page = await device(t, await world(t), { path: "evenements" });
  const venue = { k: "external", name: "Péniche Le Zéphyr", street: "Quai de Valmy", postcode: "75010", city: "Paris" };
  const boat = await made(page, "event", { title: "Soirée sur l’eau", type: "party", template: true, venue });
  // Its editor holds them.
  await page.getByRole("link", { name: "Modèles" }).click();
  await page.getByRole("button", { name: "Soirée sur l’eau", exact: true }).click();
  await h1(page, "Soirée sur l’eau");
  await page.getByRole("button", { name: "Modifier l’événement" }).click();
  const editor = form(page, "Modifier l’événement");
  await editor.getByLabel("Jauge").fill("120");
  await editor.getByLabel("Plafond TTC").fill("6500");
  await editor.getByRole("button", { name: "Enregistrer" }).click();
  await until("it is kept", async () => {
    const template = (await auto(page, "list", "event")).find((it) => it.id === boat);
    return template?.capacity === 120 && template.cap?.cents === 650_000;
  });
  await page.locator(".shell__nav").getByRole("link", { name: "Événements" }).click();

  await page.getByRole("button", { name: "Nouvel événement" }).click();
  const sheet = form(page);
  await sheet.getByRole("button", { name: "Soirée", exact: true }).first().click();
  const models = sheet.getByRole("group", { name: "Partir d’un modèle" });
  await models.getByRole("button", { name: "Soirée sur l’eau" }).click();
  await until("the boat is there", async () => (await sheet.getByLabel("Adresse", { exact: true }).inputValue()) === "Quai de Valmy");
  assert.equal(await sheet.getByLabel("Jauge").inputValue(), "120");
  // Another template takes it back, and this one brings it again; what was typed stays.
  await sheet.getByLabel("Jauge").fill("80");
  await models.getByRole("button", { name: "Soirée", exact: true }).click();
  await until("nothing of the boat is left", async () => (await sheet.getByLabel("Adresse", { exact: true }).count()) === 0);
  await models.getByRole("button", { name: "Soirée sur l’eau" }).click();
  await sheet.getByLabel("Nom", { exact: true }).fill("Soirée 2027");
  await sheet.getByRole("button", { name: "Créer l’événement" }).click();
  await h1(page, "Soirée 2027");
  const event = (await auto(page, "list", "event")).find((it) => it.title === "Soirée 2027");
  assert.deepEqual([event.venue.city, event.capacity, event.cap.cents, event.model], ["Paris", 80, 650_000, boat]);
});

test("today and what is late stand on the first screen", async (t) => {
  const all = await world(t);
  const page = await device(t, all, { path: "" });
  const party = await made(page, "event", { title: "Afterwork", type: "party", when: when("2026-11-23T18:30", "2026-11-23T21:00") });
  await made(page, "event_task", { parent: party, title: "Commander le buffet", due: { days: -5 } });
  await made(page, "request", { title: "Fuite" });
  await go(page, `${all.url}aujourdhui`);
  await row(page, "Afterwork").getByText("Aujourd’hui").waitFor();
  await page.getByRole("link", { name: "Commander le buffet" }).waitFor();
  await row(page, "Afterwork").getByRole("link", { name: "Afterwork" }).click();
  await page.getByRole("link", { name: "Pointage" }).waitFor();
  await page.getByRole("link", { name: "Direct", exact: true }).waitFor();
});
