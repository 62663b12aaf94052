// The conducteur: written as one says it, moved by twelve minutes, put right by one tap, printed. S7 before the night.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { hush, snackbar, undo } from "./support/board.mjs";
import { DESK } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const sheet = (page) => page.locator("dialog[open]");
/** The row of a cue; whether it is fixed or left out is part of its spoken name. */
const cue = (page, title) => page.locator(".cue").filter({ has: page.locator(".cue__title", { hasText: new RegExp(`^${title}(,.*)?$`) }) });
const times = async (page) => (await page.locator(".cue__start").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
const grave = (page) => page.locator('.cue-warning[data-look="grave"]');

async function evening(page) {
  const { id } = await auto(page, "create", "event", {
    title: "Soirée de fin d’année", type: "party", status: "confirmed",
    when: { start: "2026-12-10T18:30", end: "2026-12-11T00:30", zone: "Europe/Paris" },
    roles: { regie: { v: "Régie" } },
  });
  const caterer = await auto(page, "create", "party", { name: "Saveurs du Canal", type: "supplier" });
  const dj = await auto(page, "create", "party", { name: "DJ Maxime", type: "supplier" });
  return { id, caterer, dj };
}

/** The rows of S7, by script. */
async function s7(page, { id, caterer, dj }) {
  const rows = [
    { title: "Accueil", minutes: 45 },
    { title: "Discours DG", hard: 1155, minutes: 15, roles: { regie: { v: "Micro 1" } } },
    { title: "Cocktail", minutes: 90, parties: [caterer.id] },
    { title: "Cadeaux", hard: 1260, minutes: 20 },
    { title: "DJ", minutes: 190, parties: [dj.id] },
    { title: "Fin", hard: 1470, minutes: 0 },
  ];
  for (const row of rows) await auto(page, "create", "cue", { parent: id, ...row });
}

async function menu(page, title, entry) {
  await hush(page);
  await page.getByRole("button", { name: `Actions : ${title}` }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

test("the speech is twelve minutes late: what moves, what collides, one tap, and back", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  const made = await evening(page);
  await go(page, `${url}evenements/${made.id}/conducteur`);
  await page.getByRole("heading", { name: "Pas encore de conducteur" }).waitFor();
  await expectAccessible(page, "an empty conducteur");
  await s7(page, made);
  await until("all are there", async () => (await page.locator(".cue").count()) === 6);
  assert.deepEqual(await times(page), ["18:30", "19:15", "19:30", "21:00", "21:20", "00:30+1 j"]);
  await page.locator(".show-state", { hasText: "Tout s’enchaîne" }).waitFor();
  await expectAccessible(page, "the conducteur");

  // Looked at before anything is written.
  await menu(page, "Discours DG", "Décaler…");
  await sheet(page).getByRole("button", { name: "+12 min", exact: true }).click();
  await sheet(page).getByText("Fin inchangée : 00:30").waitFor();
  await sheet(page).getByText(/12\smin de chevauchement\s: Cocktail finit à 21:12, Cadeaux est fixé à 21:00/).waitFor();
  assert.deepEqual(await sheet(page).locator(".ripple__warned b").allInnerTexts(), ["Saveurs du Canal", "DJ Maxime"]);
  await sheet(page).locator(".ripple__moved", { hasText: "Cocktail" }).getByText("19:42 – 21:12").waitFor();
  await expectAccessible(page, "a delay before it is written");
  await sheet(page).getByRole("button", { name: "Décaler de 12 min", exact: true }).click();
  await grave(page).waitFor();
  assert.equal((await times(page))[1], "19:27");
  await page.locator(".show-end__time", { hasText: "00:30" }).waitFor();
  await expectAccessible(page, "an overlap");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "an overlap in the dark");
  await page.emulateMedia({ colorScheme: "light" });

  // One tap.
  await hush(page);
  await page.getByRole("button", { name: "Raccourcir Cocktail à 78 min" }).click();
  await until("it fits", async () => (await grave(page).count()) === 0);
  await cue(page, "Cocktail").locator(".cue__minutes", { hasText: "78 min" }).waitFor();
  const stored = (await auto(page, "list", "cue")).find((one) => one.title === "Cocktail");
  assert.equal(stored.minutes, 78, "before the show the plan itself changes");
  await undo(page, /Raccourcir Cocktail/);
  await grave(page).waitFor();
});

test("written and pasted, fixed and let go, moved, copied, left out, thrown away", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: DESK });
  const made = await evening(page);
  await go(page, `${url}evenements/${made.id}/conducteur`);
  await page.getByRole("button", { name: "Écrire ou coller" }).click();
  const lines = "18:30 Accueil\n19:15 Discours DG 15 min (fixe)\nCocktail 1h30\n21:00 Cadeaux 20 min (fixe)\n21:20 DJ\n00:30 Fin (fixe)";
  await sheet(page).getByRole("textbox").fill(lines);
  await until("six are understood", async () => (await sheet(page).locator(".show-preview__row").count()) === 6);
  await expectAccessible(page, "writing cues");
  await sheet(page).getByRole("button", { name: "Ajouter 6 séquences" }).click();
  await until("six are there", async () => (await page.locator(".cue").count()) === 6);
  assert.deepEqual(await times(page), ["18:30", "19:15", "19:30", "21:00", "21:20", "00:30+1 j"]);

  // A column, and what it says, in place.
  await cue(page, "Discours DG").getByRole("textbox", { name: /^Régie/ }).fill("Micro 1, poursuite");
  await cue(page, "Discours DG").getByRole("textbox", { name: /^Régie/ }).blur();
  await until("it is stored", async () => (await auto(page, "list", "cue")).some((one) => one.roles?.regie?.v === "Micro 1, poursuite"));
  await page.getByRole("button", { name: "Colonnes" }).click();
  await sheet(page).getByLabel("Ajouter une colonne").fill("Accueil");
  await sheet(page).getByLabel("Ajouter une colonne").press("Enter");
  // The columns stand as they were added, not by their letters, and go where one puts them.
  const columns = (order) => until(order, async () => (await page.locator(".cue-head__role").allTextContents()).join() === order);
  await columns("Régie,Accueil");
  await expectAccessible(page, "the columns");
  await sheet(page).getByRole("button", { name: "Déplacer Accueil" }).press("ArrowUp");
  await columns("Accueil,Régie");
  await sheet(page).getByRole("textbox", { name: "Nom de la colonne Régie" }).fill("Lumière");
  await sheet(page).getByRole("textbox", { name: "Nom de la colonne Régie" }).press("Enter");
  await columns("Accueil,Lumière");
  await page.keyboard.press("Escape");

  // Two more steps of five minutes; a fixed time; half past midnight is of the next day.
  await page.getByRole("button", { name: "DJ : 5 min de plus" }).click();
  await until("it lasts five minutes more than the room there was", async () => /3.h.15/.test(await cue(page, "DJ").locator(".cue__minutes").innerText()));
  await grave(page).waitFor();
  await menu(page, "Fin", "Laisser suivre la précédente");
  await page.locator(".show-end[data-late]", { hasText: /5.min de trop/ }).waitFor();
  await undo(page, /Fin.*suit la précédente/);
  await grave(page).waitFor();
  await page.getByRole("button", { name: "DJ : 5 min de moins" }).click();
  await until("it fits again", async () => (await grave(page).count()) === 0);
  await menu(page, "Cocktail", "Fixer l’heure");
  await page.locator('.cue[data-kind="hard"]', { hasText: "Cocktail" }).waitFor();
  await cue(page, "Cocktail").locator(".cue__title").click();
  await sheet(page).getByLabel("Heure", { exact: true }).fill("19:40");
  await sheet(page).getByLabel("Heure", { exact: true }).blur();
  await until("it starts at twenty to eight", async () => (await times(page))[2] === "19:40");
  await sheet(page).getByRole("radio", { name: "Suit la précédente" }).check({ force: true });
  await until("it follows again", async () => (await times(page))[2] === "19:30");
  await expectAccessible(page, "one cue");
  await page.keyboard.press("Escape");

  // Order by keys; a copy; out and back; the bin and back.
  await page.getByRole("button", { name: "Déplacer Cocktail" }).press("ArrowUp");
  await until("it stands before the speech", async () => (await page.locator(".cue__title").allInnerTexts())[1].startsWith("Cocktail"));
  await grave(page).first().waitFor();
  await page.getByRole("button", { name: "Déplacer Cocktail" }).press("ArrowDown");
  await until("it fits once more", async () => (await grave(page).count()) === 0);
  await menu(page, "Accueil", "Dupliquer");
  await until("seven", async () => (await page.locator(".cue").count()) === 7);
  await undo(page, /copiée/);
  await until("six again", async () => (await page.locator(".cue").count()) === 6);
  await menu(page, "Cocktail", "Sauter");
  await page.locator('.cue[data-kind="skipped"]', { hasText: "Cocktail" }).waitFor();
  await menu(page, "Cocktail", "Reprendre");
  await until("back in", async () => (await page.locator('.cue[data-kind="skipped"]').count()) === 0);
  await menu(page, "Fin", "Mettre à la corbeille");
  await until("five", async () => (await page.locator(".cue").count()) === 5);
  await undo(page, /Fin/);
  await until("six at last", async () => (await page.locator(".cue").count()) === 6);
});

test("bad numbers are said and can be put right, and nothing is lost", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  const { id } = await evening(page);
  const rows = [
    { title: "A", hard: 600, minutes: 60 },
    { title: "B", hard: 570, minutes: 60 },
    { title: "C", hard: 615, minutes: -30 },
    { title: "Trois jours", minutes: 4320 },
    { title: "Après", minutes: 10 },
  ];
  for (const row of rows) await auto(page, "create", "cue", { parent: id, ...row });
  await go(page, `${url}evenements/${id}/conducteur`);
  await page.getByText(/B est fixé à 09:30, avant A \(10:00\) qui le précède ici/).waitFor();
  await page.getByText(/C a une durée négative/).waitFor();
  await page.getByText(/Trois jours dure 3.j.: est-ce bien voulu/).waitFor();
  await page.getByRole("button", { name: "Remettre B à sa place" }).click();
  await until("it is first", async () => (await page.locator(".cue__title").first().innerText()).startsWith("B"));
  await hush(page);
  await page.locator(".cue-slot", { hasText: "C a une durée négative" }).getByRole("button", { name: "30 min" }).click();
  await until("it is positive", async () => (await page.getByText(/durée négative/).count()) === 0);
  await hush(page);
  await page.getByRole("button", { name: "Raccourcir Trois jours à 60 min" }).click();
  await until("an hour", async () => (await page.getByText(/est-ce bien voulu/).count()) === 0);
  assert.equal((await auto(page, "list", "cue")).length, 5);
});

test("on paper: everybody with columns, one role, one supplier", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: DESK });
  const made = await evening(page);
  await s7(page, made);
  await auto(page, "create", "event_supplier", { parent: made.id, party: made.caterer.id, arrive: 960, tel: "06 98 00 11 22" });
  await go(page, `${url}evenements/${made.id}/conducteur/imprimer`);
  await until("all rows", async () => (await page.locator(".rs__row").count()) === 6);
  await page.getByRole("columnheader", { name: "Régie" }).waitFor();
  await page.getByText("arrivée 16:00").waitFor();
  await expectAccessible(page, "the paper");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "the paper in the dark");
  await page.emulateMedia({ colorScheme: "light" });
  const pdf = await page.pdf({ preferCSSPageSize: true, path: process.env.INTENDANCE_SHOW_PDF ?? undefined });
  assert.equal([...pdf.toString("latin1").matchAll(/\/Type \/Page\b/g)].length, 1, "one page");
  await page.getByRole("navigation", { name: "Feuille pour" }).getByRole("link", { name: "Régie" }).click();
  await until("what is theirs and the fixed times", async () => (await page.locator(".rs__row").count()) === 3);
  await page.locator(".rs__part", { hasText: "Micro 1" }).waitFor();
  await page.getByRole("navigation", { name: "Feuille pour" }).getByRole("link", { name: "Saveurs du Canal" }).click();
  await until("the cocktail and the fixed times", async () => (await page.locator(".rs__row").count()) === 4);
  await page.getByText("06 98 00 11 22").waitFor();
  // Who answers for cues has a sheet too.
  const speech = (await auto(page, "list", "cue")).find((one) => one.title === "Discours DG");
  const { id: owner } = await auto(page, "create", "person", { name: "Karim Haddad" });
  await auto(page, "edit", speech.id, { owner });
  await page.getByRole("navigation", { name: "Feuille pour" }).getByRole("link", { name: "Karim Haddad" }).click();
  await until("the speech and the fixed times", async () => (await page.locator(".rs__row:not([data-context])").count()) === 1);
  assert.match(page.url(), new RegExp(`responsable=${owner}$`));
  await page.locator(".show-paper__of").getByText("Karim Haddad").waitFor();
  await expectAccessible(page, "a sheet for one person");
});
