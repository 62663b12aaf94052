// Guests: a list comes in as it is, one tap answers, who waits is proposed by name, the silent get a letter, the kitchen a sheet.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { auto, go, keptOffline, reload, world } from "./support/app.mjs";
import { hush, snackbar, undo } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const INVITES = fileURLToPath(new URL("../fixtures/guests/invites-soiree-utf8-bom.csv", import.meta.url));
const BEFORE = new Date("2026-11-23T09:00:00+01:00");
const at = (time) => (context) => context.clock.install({ time });
const row = (page, name) => page.locator(".guest-row").filter({ hasText: name });
const names = (page) => page.locator(".guest-list .guest-row__name").allInnerTexts();
const answer = (page, name, said) => row(page, name).getByRole("button", { name: said, exact: true });
const chip = (page, name) => page.locator(".guest-groups").getByRole("button", { name });
const expected = (page) => page.locator(".guest-gauge__n").first().innerText().then(Number);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const listOf = (url, id, view = "") => `${url}evenements/${id}/invites${view && `?vue=${view}`}`;

async function party(page, more = {}) {
  const { id } = await auto(page, "create", "event", {
    title: "Soirée de fin d’année", type: "party", status: "confirmed", capacity: 60, crew: 1, answer_by: "2026-11-30",
    when: { start: "2026-12-10T18:30", end: "2026-12-11T00:30", zone: "Europe/Paris" }, ...more,
  });
  return id;
}

async function guests(page, parent, all) {
  for (const guest of all) await auto(page, "create", "guest", { parent, ...guest });
}

/** The guest list of a new event on a device of its own. */
async function list(t, { size = PHONE, all = [], time = BEFORE, ...more } = {}) {
  const { device, url } = await world(t);
  const one = await device(t, { size, path: "plus", before: at(time) });
  const id = await party(one.page, more);
  await guests(one.page, id, all);
  await go(one.page, listOf(url, id));
  await one.page.locator(all.length ? ".guest-row" : ".empty-state").first().waitFor();
  return { ...one, url, id };
}

/** Brings a file in through its steps. */
async function bringIn(page, n) {
  await page.locator(".drop-zone__input").setInputFiles(INVITES);
  await page.locator(".preview__table").waitFor();
  await button(page, "Continuer").click();
  await page.locator(".mapping").waitFor();
  await button(page, "Continuer").click();
  await page.getByRole("button", { name: `Importer ${n} invités` }).click();
  await page.getByRole("heading", { name: "Import terminé" }).waitFor();
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`S6: sixty guests come in as Excel saved them, three are reminded, the kitchen knows, ${size}`, async (t) => {
    const { page, url, id } = await list(t, { size: viewport });
    await go(page, listOf(url, id, "import"));
    await bringIn(page, 60);
    await page.getByRole("link", { name: "Voir les invités" }).click();
    await until("51 are expected", async () => (await expected(page)) === 51);
    for (const [name, n] of [["Oui", 51], ["Non", 6], ["Sans réponse", 3], ["Régimes", 5]]) {
      await chip(page, new RegExp(`^${name}`)).getByText(String(n), { exact: true }).waitFor();
    }
    await page.getByText("9 places libres").waitFor();

    await page.getByRole("searchbox", { name: "Chercher un invité" }).fill("peti");
    await until("three letters and one more find him", async () => (await names(page)).includes("Marc Petit"));

    await go(page, listOf(url, id, "relances"));
    await page.getByText("3 personnes n’ont rien répondu.").waitFor();
    const letter = page.getByRole("link", { name: "Écrire à 3 personnes" });
    const href = await letter.getAttribute("href");
    assert.match(href, /^mailto:\?bcc=[^&]*francois\.lemoine[^&]*&subject=Soir/);
    assert.equal(href.split("&")[0].split(",").length, 3, "three addresses, none sees the others");
    assert.match(decodeURIComponent(href), /30 novembre 2026/);

    await go(page, `${url}evenements/${id}/traiteur`);
    await page.locator(".caterer__covers").getByText("52").waitFor();
    const rows = page.locator(".caterer__row");
    await rows.filter({ hasText: "Fruits à coque" }).getByText("1", { exact: true }).waitFor();
    await rows.filter({ hasText: "Végétarien" }).getByText("4", { exact: true }).waitFor();
    assert.equal(await page.getByText("Joséphine Moreau").count(), 0, "numbers, no names, unless somebody wants them");
    await page.getByRole("switch", { name: /Montrer les noms/ }).check();
    await page.getByText("Joséphine Moreau").waitFor();
    assert.equal(await page.getByText("Jules Müller").count(), 0, "a preference needs no name");

    // The same file again adds nobody.
    await go(page, listOf(url, id, "import"));
    await page.locator(".drop-zone__input").setInputFiles(INVITES);
    await page.locator(".preview__table").waitFor();
    await button(page, "Continuer").click();
    await button(page, "Continuer").click();
    await page.getByText("déjà sur la liste").first().waitFor();
    assert.equal((await auto(page, "list", "guest")).length, 60);
  });
}

test("an import is taken back in one act", async (t) => {
  const { page, url, id } = await list(t);
  await go(page, listOf(url, id, "import"));
  await bringIn(page, 60);
  await button(page, "Annuler tout l’import").click();
  await until("nobody is left", async () => (await auto(page, "list", "guest")).length === 0);
});

test("one tap answers, the same tap takes it back, and a place that frees is proposed by name", async (t) => {
  const { page, url, id } = await list(t, {
    capacity: 2,
    all: [
      { name: "Marc Petit", rsvp: "yes" }, { name: "Sofia Lindqvist", rsvp: "yes" }, { name: "Emma Le" },
      { name: "Zoé Lacroix", rsvp: "yes", waiting: { ms: 1_700_000_000_000 } },
    ],
  });
  assert.equal(await expected(page), 2);
  await page.getByText("Complet", { exact: true }).waitFor();
  await answer(page, "Emma Le", "Peut-être").click();
  await snackbar(page, "Emma Le ne sait pas encore.").waitFor();
  await answer(page, "Emma Le", "Peut-être").click();
  await snackbar(page, "Réponse de Emma Le effacée.").waitFor();
  assert.equal(await answer(page, "Emma Le", "Peut-être").getAttribute("aria-pressed"), "false");

  // Nobody is moved silently: the app says whose turn it is.
  assert.equal(await page.getByText("est le prochain de la liste").count(), 0);
  await hush(page);
  await answer(page, "Marc Petit", "Non").click();
  await page.getByText("Une place est libre : Zoé Lacroix est le prochain de la liste.").waitFor();
  await button(page, "Lui donner la place").click();
  await snackbar(page, "Zoé Lacroix a une place.").waitFor();
  await until("two are expected again", async () => (await expected(page)) === 2);
  await undo(page, "Zoé Lacroix a une place.");
  await page.getByText("Une place est libre : Zoé Lacroix est le prochain de la liste.").waitFor();

  await go(page, listOf(url, id, "attente"));
  await page.locator(".guest-wait").filter({ hasText: "Zoé Lacroix" }).getByRole("button", { name: "Donner une place" }).click();
  await page.getByRole("heading", { name: "Personne n’attend" }).waitFor();
  const zoe = (await auto(page, "list", "guest")).find((guest) => guest.name === "Zoé Lacroix");
  assert.equal(zoe.waiting ?? null, null);
});

test("a name and Enter, then the next; a mail's list is looked at first; twins become one", async (t) => {
  const { page } = await list(t);
  const field = page.getByRole("textbox", { name: "Ajouter un invité" });
  for (const name of ["Marc Petit", "Sofia Lindqvist <sofia@x.example>", "petit marc"]) {
    await field.fill(name);
    await field.press("Enter");
  }
  await snackbar(page, "petit marc est déjà sur la liste.").waitFor();
  await until("two are on it", async () => (await names(page)).join() === "Sofia Lindqvist,Marc Petit");
  const sofia = (await auto(page, "list", "guest")).find((guest) => guest.name === "Sofia Lindqvist");
  assert.equal(sofia.mail, "sofia@x.example");

  await field.fill("Léa Olivier <lea@x.example>; Jules Müller; Marc Petit <marc@x.example>, Zoé Lacroix; Sofia Lindqvist <autre@x.example>");
  await field.press("Enter");
  await page.getByText("Même nom que Sofia Lindqvist, autre adresse : les deux sont gardés.").waitFor();
  await page.getByRole("button", { name: "Importer 5 invités" }).click();
  await page.getByRole("link", { name: "Voir les invités" }).click();
  await until("all are listed", async () => (await names(page)).length === 6);
  await chip(page, /^Doublons/).click();
  await page.getByRole("button", { name: "Réunir" }).click();
  await snackbar(page, "Sofia Lindqvist ne figure plus qu’une fois.").waitFor();
  await until("each once", async () => (await auto(page, "list", "guest")).length === 5);
});

test("ten thousand pasted lines are bounded, told, and can be left", async (t) => {
  const { page, url, id } = await list(t);
  await go(page, listOf(url, id, "import"));
  await button(page, "Coller une liste").click();
  const lines = Array.from({ length: 10_000 }, (_, n) => `Invité Numéro${n} <n${n}@x.example>`).join("\n");
  await page.getByLabel(/Noms, adresses mail/).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, lines);
  await page.getByText("5 000 lignes de trop ne sont pas lues").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Importer 5 000 invités" }).waitFor();
  assert.ok((await page.locator(".fiche").count()) <= 150, "a phone draws the first ones only");
  assert.equal((await auto(page, "list", "guest")).length, 0, "nothing is written before one says so");
});

test("people are seated by tapping them and a table", async (t) => {
  const { page, url, id } = await list(t, {
    all: [{ name: "Marc Petit", rsvp: "yes", plus: 1 }, { name: "Emma Le", rsvp: "yes", table: "Table 2" }, { name: "Léa Olivier", rsvp: "no" }],
  });
  await go(page, listOf(url, id, "tables"));
  assert.equal(await page.getByText("Léa Olivier").count(), 0, "who does not come sits nowhere");
  await page.getByRole("button", { name: /Marc Petit/ }).click();
  await page.getByPlaceholder("Table 1, Équipe Conseil…").fill("Table 1");
  await button(page, "Nouvelle table").click();
  await snackbar(page, "1 personne à Table 1.").waitFor();
  const first = page.locator(".guest-table").filter({ hasText: "Table 1" });
  await first.getByText("2 couverts").waitFor();
  await page.getByRole("button", { name: /Emma Le/ }).click();
  await page.locator(".guest-move__tables").getByRole("button", { name: "Table 1" }).click();
  await first.getByText("3 couverts").waitFor();
});

test("diets are erased on their day, once, and the list says so", async (t) => {
  const { page, url, id } = await list(t, {
    time: new Date("2026-12-17T09:00:00+01:00"),
    all: [{ name: "Marc Petit", rsvp: "yes", diet: ["nuts"], diet_note: "allergie : noix" }, { name: "Emma Le", rsvp: "no", diet: ["vegan"] }],
  });
  await chip(page, /^Régimes/).click();
  await page.getByText("les effacer le vendredi 18 décembre 2026").waitFor();
  await auto(page, "edit", id, { purge: "2026-12-17" });
  await go(page, `${url}evenements/${id}/traiteur`);
  await snackbar(page, "Régimes et allergies effacés").waitFor();
  await page.getByText("Aucune allergie ni régime signalé.").waitFor();
  for (const guest of await auto(page, "list", "guest")) {
    assert.deepEqual([guest.diet ?? [], guest.diet_note ?? null], [[], null]);
  }
  const [event] = await auto(page, "list", "event");
  await go(page, listOf(url, id));
  await page.getByText("Régimes et allergies effacés le").waitFor();
  assert.deepEqual((await auto(page, "list", "event"))[0].purged, event.purged, "only once");
});

test("the list leaves as a table that comes back, without formulas", async (t) => {
  const { page } = await list(t, { size: DESK, all: [{ name: "=cmd|calc", rsvp: "yes" }, { name: "Marc Petit", diet: ["vegan"], plus: 2 }] });
  await button(page, "Autour de la liste").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByText("Exporter la liste (CSV)").click()]);
  assert.equal(file.suggestedFilename(), "invites-soiree-de-fin-d-annee.csv");
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /'=cmd\|calc/);
  assert.match(text, /Marc Petit;.*;2;Végan;/);
});

test("what was read is there without network, the day before on a phone", async (t) => {
  const { page, context, url, id } = await list(t, { all: [{ name: "Marc Petit", rsvp: "yes", diet: ["nuts"] }] });
  await keptOffline(page);
  await context.setOffline(true);
  await reload(page);
  await row(page, "Marc Petit").getByText("Fruits à coque").waitFor();
  await answer(page, "Marc Petit", "Non").click();
  await until("nobody is expected", async () => (await expected(page)) === 0);
  await page.goto(`${url}evenements/${id}/traiteur`);
  await page.getByText("Aucune allergie ni régime signalé.").waitFor();
});
