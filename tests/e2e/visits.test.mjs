// Interventions, with the network cut: « il passe à 14 h », the sheet, arrival and departure, signature, marks, cost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, keptOffline, ready, reload, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { hush, snackbar } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

const sheet = (page) => page.locator("dialog[open]");
const foot = (page) => page.locator(".visit-foot");

/** An office with a plumber, two leaks in one kitchen, and things that are none of his business. */
async function kitchen(page) {
  const party = await auto(page, "create", "party", { name: "Plomberie Moreau", type: "supplier", trades: ["plumbing"], tel: ["01 43 55 12 12"] });
  const budget = await auto(page, "create", "budget", { name: "Entretien 2026", year: 2026, amount: 500000 });
  const leak = await auto(page, "create", "request", { title: "Fuite sous l’évier", category: "Plomberie", place: "Cuisine", priority: "p1", description: "Goutte depuis lundi, seau en place.", requester: "Nadia Benali" });
  const tap = await auto(page, "create", "request", { title: "Robinet qui coule", category: "Plomberie", place: "Cuisine" });
  await auto(page, "create", "request", { title: "Néon grillé", category: "Électricité", place: "Cuisine" });
  await auto(page, "create", "request", { title: "Chasse d’eau", category: "Plomberie", place: "Annexe" });
  return { party, budget, leak, tap };
}

/** Draws a few strokes on the pad. */
async function draw(page) {
  const box = await page.locator(".signature-pad__paper").boundingBox();
  const at = (x, y) => [box.x + box.width * x, box.y + box.height * y];
  for (const stroke of [[[0.2, 0.7], [0.3, 0.2], [0.35, 0.75], [0.45, 0.3]], [[0.5, 0.6], [0.6, 0.4], [0.75, 0.65]]]) {
    await page.mouse.move(...at(...stroke[0]));
    await page.mouse.down();
    for (const point of stroke.slice(1)) await page.mouse.move(...at(...point), { steps: 6 });
    await page.mouse.up();
  }
}

test("he comes at two: one sheet for all he can do, from arrival to the cost on each request", async (t) => {
  const { device, url } = await world(t);
  const { page, context } = await device(t);
  const { party, budget, leak, tap } = await kitchen(page);
  // A photo on the request shows on the sheet.
  await go(page, `${url}demandes/${leak.id}`);
  await page.locator(".photos__add input").last().setInputFiles({ name: "fuite.png", mimeType: "image/png", buffer: await page.screenshot() });
  await page.locator(".photos__item img").waitFor();
  await keptOffline(page);
  await reload(page);
  await context.setOffline(true);

  // Planned from the request, in a few taps.
  const visits = page.locator(".section").filter({ has: page.getByRole("heading", { name: "Interventions" }) });
  await visits.getByRole("button", { name: "Faire venir quelqu’un" }).click();
  await sheet(page).getByRole("button", { name: /Quelqu’un d’autre/ }).click();
  await sheet(page).getByRole("combobox", { name: "Qui vient" }).fill("mor");
  await page.getByRole("option", { name: /Plomberie Moreau/ }).click();
  await sheet(page).getByLabel("À partir de").fill("23:50");
  await sheet(page).getByLabel("À partir de").blur();
  await sheet(page).getByLabel(/Joindre l’autre demande/).check();
  await sheet(page).getByRole("button", { name: "Noter la visite" }).click();
  await snackbar(page, /Visite de Plomberie Moreau notée/).waitFor();
  const link = visits.getByRole("link", { name: "Plomberie Moreau" });
  await link.waitFor();
  await expectAccessible(page, "a request with its visit");
  // He is on the first screen as well.
  await go(page, `${url}aujourdhui`);
  await page.locator(".visit-row").getByRole("link", { name: "Plomberie Moreau" }).waitFor();
  await expectAccessible(page, "the first screen with a visit");
  await page.locator(".visit-row").getByRole("link", { name: "Plomberie Moreau" }).click();
  await page.getByRole("heading", { level: 1, name: "Plomberie Moreau" }).waitFor();
  assert.equal(await page.locator(".visit-request").count(), 2, "the other leak came along, the lamp and the annex did not");
  assert.match(await page.getByRole("link", { name: /Appeler/ }).getAttribute("href"), /^tel:\+?[0-9]+$/);

  // The sheet, with how to get in, noted here and now.
  await page.getByRole("link", { name: "Fiche à remettre" }).click();
  await page.locator(".visit-sheet").waitFor();
  assert.equal(await page.locator(".sheet-task").count(), 2);
  await until("the photo is drawn", () => page.locator(".sheet-photo img").evaluateAll((all) => all.length === 1 && all[0].naturalWidth > 0));
  await page.locator("summary", { hasText: "Accès à Cuisine" }).click();
  await page.getByLabel("Badge").fill("à l’accueil, n° 12");
  await page.getByLabel("Badge").blur();
  await page.locator(".visit-sheet__access").getByText("à l’accueil, n° 12").waitFor();
  await expectAccessible(page, "the sheet");
  const pdf = await page.pdf({ path: process.env.VISIT_SHEET, preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, "two requests fit on one page");
  await page.emulateMedia({ media: "print" });
  for (const part of [".sheet-tools", ".visit-foot", ".shell__nav", ".page__head"]) assert.equal(await page.locator(part).first().isVisible(), false, `${part} is not on paper`);
  await page.emulateMedia({ media: null });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Partager" }).click();
  await snackbar(page, "Fiche copiée").waitFor();
  const shared = await page.evaluate(() => navigator.clipboard.readText());
  for (const words of ["Plomberie Moreau", "Fuite sous l’évier", "Robinet qui coule", "seau en place", "à l’accueil, n° 12"]) assert.ok(shared.includes(words), `${words} is shared: ${shared}`);
  await page.getByRole("link", { name: "Retour" }).click();

  // He is here, he leaves: one tap each; an hour can be put right.
  await foot(page).getByRole("button", { name: "Arrivé" }).click();
  await snackbar(page, /Arrivée notée à/).waitFor();
  await page.locator(".visit-state", { hasText: "Sur place" }).waitFor();
  await foot(page).getByRole("button", { name: "Parti" }).click();
  await page.locator(".visit-top .visit-state", { hasText: "Résultat à noter" }).waitFor();
  const arrival = await page.getByLabel("Arrivée", { exact: true }).inputValue();
  const [hour, minute] = arrival.split(":").map(Number);
  if (hour * 60 + minute > 5) {
    await page.getByLabel("Départ", { exact: true }).fill("00:01");
    await page.getByLabel("Départ", { exact: true }).blur();
    await page.getByText("Le départ est avant l’arrivée.").waitFor();
  }

  // One leak is mended by hand, the rest in one tap.
  await page.getByRole("checkbox", { name: "Faite : Fuite sous l’évier" }).click();
  await until("the request is closed", async () => (await auto(page, "get", leak.id)).status === "done");
  await foot(page).getByRole("button", { name: /Tout est fait/ }).click();
  await until("the other one too", async () => (await auto(page, "get", tap.id)).status === "done");
  await page.getByLabel("Compte rendu").fill("Joint et flexible changés.");
  await page.getByLabel("Compte rendu").blur();

  // Signed by finger, and by name.
  await page.getByRole("button", { name: "Faire signer" }).click();
  await sheet(page).locator(".signature-pad__paper").waitFor();
  await draw(page);
  await sheet(page).getByRole("button", { name: "Enregistrer la signature" }).click();
  await sheet(page).getByText("Le nom du signataire est nécessaire.").waitFor();
  await sheet(page).getByLabel("Nom du signataire").fill("Paul Moreau");
  await expectAccessible(page, "the signature pad");
  await sheet(page).getByRole("button", { name: "Enregistrer la signature" }).click();
  await page.locator(".signature").getByText("Paul Moreau").waitFor();

  // Marks by tap and by keyboard.
  const marks = (name) => page.locator(".stars").filter({ hasText: name });
  await marks("Qualité").getByRole("radio", { name: "4 sur 5" }).check({ force: true });
  await marks("Délai").getByRole("radio", { name: "5 sur 5" }).check({ force: true });
  await marks("Prix").getByRole("radio", { name: "2 sur 5" }).check({ force: true });
  await marks("Prix").getByRole("radio", { name: "2 sur 5" }).press("ArrowRight");
  await page.locator(".party-marks").getByText("1 visite évaluée").waitFor();
  await page.locator(".party-marks__mean", { hasText: "4,0" }).waitFor();

  // The cost: to the budget, and back to the requests, once.
  await page.getByLabel("Montant HT").fill("120,015");
  await page.getByLabel("Montant HT").blur();
  await page.getByText("Ce n’est pas un montant.").waitFor();
  await page.getByLabel("Montant HT").fill("120,01");
  await page.getByLabel("Montant HT").blur();
  await page.getByText(/TVA 24,00\s€, soit 144,01\s€ TTC/).waitFor();
  await page.getByLabel("Budget", { exact: true }).selectOption({ label: "Entretien 2026" });
  await page.getByText(/Reste 4\s879,99\s€ HT au budget/).waitFor();
  const equally = page.getByRole("button", { name: "Répartir à parts égales sur les 2 demandes" });
  await equally.click();
  await page.getByText(/120,01\s€ répartis sur 2 demandes/).waitFor();
  const costs = async () => [(await auto(page, "get", leak.id)).cost, (await auto(page, "get", tap.id)).cost].map((cost) => cost?.cents ?? cost ?? 0);
  const sum = async () => (await costs()).reduce((a, b) => a + b, 0);
  const once = await sum();
  assert.ok(once > 0);
  await equally.click();
  await snackbar(page, "Déjà réparti ainsi.").waitFor();
  assert.equal(await sum(), once, "never twice");
  await hush(page);
  await page.getByRole("button", { name: "Choisir la répartition" }).click();
  await sheet(page).getByLabel("Robinet qui coule").fill("20,01");
  await sheet(page).getByLabel("Robinet qui coule").blur();
  await sheet(page).getByText(/Il reste/).waitFor();
  await sheet(page).getByLabel("Fuite sous l’évier").fill("100,00");
  await sheet(page).getByLabel("Fuite sous l’évier").blur();
  await sheet(page).getByRole("button", { name: "Répartir" }).click();
  await until("the chosen split", async () => Math.max(...(await costs())) / Math.min(...(await costs())) > 4);
  assert.equal(await sum(), once);

  await expectAccessible(page, "a visit that is over");
  await reload(page);
  await page.locator(".visit-top .visit-state", { hasText: "Terminée" }).waitFor();
  await page.locator(".signature .signature__drawing path").waitFor({ state: "attached" });
  assert.equal(await page.getByLabel("Compte rendu").inputValue(), "Joint et flexible changés.");

  // Taken back in one tap.
  await page.getByRole("button", { name: "Retirer", exact: true }).click();
  await until("no cost is left on the requests", async () => (await sum()) === 0);
  await page.locator(".snackbar").getByRole("button", { name: "Annuler" }).last().click();
  await until("undone", async () => (await sum()) === once);

  // On the budget, in the list of visits, and on the supplier's page.
  await go(page, `${url}fournisseurs/achats/budget/${budget.id}`);
  await page.locator(".visit-row").getByText(/120,01\s€/).waitFor();
  await go(page, `${url}fournisseurs/interventions`);
  await page.locator(".visits__group[data-look=past]").getByText("Plomberie Moreau").waitFor();
  await expectAccessible(page, "the list of visits");
  await go(page, `${url}fournisseurs/${party.id}`);
  await page.getByText("1 visite évaluée").waitFor();
  await page.getByRole("link", { name: "Fiche à remettre" }).click();
  await page.locator(".sheet-task").getByText("Chasse d’eau").waitFor();
  assert.equal(await page.locator(".sheet-task").count(), 1, "before any visit: what is open of his trade, anywhere");
});

test("marks fall: the trend tells it", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  const party = await auto(page, "create", "party", { name: "Élec Martin", trades: ["electricity"] });
  const rate = (day, mark) =>
    auto(page, "create", "intervention", { party: party.id, plan: { day }, outcome: "done", rating: { quality: mark, delay: mark, price: mark } });
  for (const [day, mark] of [["2026-01-05", 5], ["2026-02-05", 5], ["2026-03-05", 3], ["2026-04-05", 2], ["2026-05-05", 2]]) await rate(day, mark);
  await go(page, `${url}fournisseurs/${party.id}`);
  const marks = page.locator(".party-marks");
  await marks.getByText("5 visites évaluées").waitFor();
  await marks.getByText("en baisse").waitFor();
  await page.locator(".party-marks__mean", { hasText: "3,4" }).waitFor();
});

test("somebody new is planned in one go, did not come, and a call needs no date", async (t) => {
  const { device, url } = await world(t);
  const { page, context } = await device(t, { path: "fournisseurs/interventions" });
  await keptOffline(page);
  await reload(page);
  await context.setOffline(true);
  await page.getByText("Aucune intervention pour l’instant").waitFor();
  await foot(page).getByRole("button", { name: "Prévoir une visite" }).click();
  await sheet(page).getByRole("button", { name: "Noter la visite" }).click();
  await sheet(page).getByText("Dites qui vient.").waitFor();
  await expectAccessible(page, "the form of a visit");
  await sheet(page).getByRole("combobox", { name: "Qui vient" }).fill("Serrurier Petit");
  await page.getByRole("option", { name: /Serrurier Petit/ }).click();
  await sheet(page).getByLabel("Jour").fill("2026-01-05");
  await sheet(page).getByLabel("Jour").blur();
  await sheet(page).getByLabel("Pour quoi").fill("Double de la clé du local");
  await sheet(page).getByRole("button", { name: "Noter la visite" }).click();
  await page.locator(".visit-top .visit-state", { hasText: "Pas encore venu" }).waitFor();
  await foot(page).getByRole("button", { name: "Pas venu" }).click();
  await page.locator(".visit-top .visit-state", { hasText: "Personne n’est venu" }).waitFor();
  await page.locator(".snackbar").getByRole("button", { name: "Annuler" }).last().click();
  await page.locator(".visit-top .visit-state", { hasText: "Pas encore venu" }).waitFor();

  const parties = await auto(page, "list", "party");
  assert.deepEqual(parties.map((party) => party.name), ["Serrurier Petit"]);
  await go(page, `${url}fournisseurs/interventions`);
  await foot(page).getByRole("button", { name: "Prévoir une visite" }).click();
  await sheet(page).getByRole("combobox", { name: "Qui vient" }).fill("petit");
  await page.getByRole("option", { name: /Serrurier Petit/ }).first().click();
  await sheet(page).getByRole("button", { name: "Sans date" }).click();
  await sheet(page).getByRole("button", { name: "Noter l’appel" }).click();
  await page.locator(".visit-top .visit-state", { hasText: "Appelé, sans date" }).waitFor();

  await page.locator(".page__head").getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Mettre à la corbeille" }).click();
  await page.locator(".visits__group[data-look=late]").getByText("Serrurier Petit").waitFor();
  // The page is left at the tap, the row goes when the bin has it.
  await page.locator(".visits__group[data-look=called]").waitFor({ state: "detached" });
  await ready(page);
});

test("an intervention that is not here says so", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "fournisseurs/interventions/0192f000-0000-7000-8000-000000000000" });
  await page.getByText("Intervention introuvable").waitFor();
});
