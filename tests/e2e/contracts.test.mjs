// S3: a contract that is about to renew; the golden dates; the letter, what became of it; slips of the hand. Offline, on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, keptOffline, reload, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { undo } from "./support/board.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

/** Monday 23 November 2026, 09:12 in Paris. */
const MONDAY = "2026-11-23T09:12:00+01:00";
const at = (time) => (context) => context.clock.install({ time: new Date(time) });

/** What a French person reads: no-break spaces are spaces. */
const plain = (text) => text.replace(/[\u00a0\u202f\s]+/g, " ").trim();
const words = async (locator) => plain(await locator.innerText());
const field = (page, name) => page.getByRole("dialog").getByRole("textbox", { name, exact: true });
const answer = (page) => page.locator(".answer");

/** Waits until a part of the screen says something. */
const says = (locator, pattern) =>
  until(`${pattern}`, async () => {
    const text = await words(locator);
    if (pattern.test(text)) return text;
    throw new Error(text);
  });

/** Fills the form of a new contract, as far as `facts` go, and leaves it open. The name of the party is typed and left. */
async function fill(page, facts) {
  await page.getByRole("button", { name: "Nouveau contrat" }).first().click();
  await page.getByRole("combobox", { name: "Avec qui ?" }).fill(facts.party);
  await field(page, "Objet").fill(facts.title);
  await page.getByRole("dialog").getByLabel("Début", { exact: true }).fill(facts.start);
  if (facts.end) {
    await page.getByRole("dialog").getByRole("radio", { name: "Une date de fin" }).check();
    await page.getByRole("dialog").getByLabel("Dernier jour du premier terme").fill(facts.end);
  } else {
    await field(page, "Durée initiale").fill(String(facts.months));
  }
  if (facts.by) await field(page, "Par périodes de").fill(String(facts.by));
  await field(page, "Préavis").fill(String(facts.notice));
  if (facts.amount) await field(page, "Montant HT").fill(facts.amount);
}

const save = (page) => page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();

const CLAIR = { party: "Clair & Net", title: "Nettoyage des bureaux", start: "2024-02-01", months: 24, by: 12, notice: 2, amount: "1 450,00" };

test("S3: red today, the letter, its number and its receipt, then it is given notice; all offline", async (t) => {
  const { device } = await world(t);
  const phone = await device(t, { path: "fournisseurs/contrats", before: at(MONDAY), colorScheme: "light" });
  const { page, context } = phone;
  await keptOffline(page);
  await context.setOffline(true);
  await reload(page);
  await page.getByText("Aucun contrat pour l’instant").waitFor();

  await fill(page, CLAIR);
  const live = await says(answer(page), /À envoyer aujourd’hui, lun\. 23 nov\. 2026/);
  assert.match(live, /Terme en cours du 1er févr\. 2026 au 31 janv\. 2027/);
  assert.match(live, /reçue au plus tard le lun\. 30 nov\. 2026/);
  assert.match(live, /reconduit jusqu’au 31 janv\. 2028, 17 400,00 € HT engagés/);
  assert.equal(await answer(page).getAttribute("data-tone"), "today");
  await expectAccessible(page, "the form of a contract");
  await page.getByText("Préavis détaillé").click();
  await field(page, "Numéro du contrat").fill("CN-2024-17");
  await save(page);

  await page.getByRole("heading", { level: 1, name: "Nettoyage des bureaux" }).waitFor();
  const card = page.getByRole("region", { name: "Prochaine décision" });
  assert.equal(await card.getAttribute("data-tone"), "today");
  assert.match(await words(card), /À envoyer aujourd’hui.*30 nov\. 2026.*du 1er févr\. 2027 au 31 janv\. 2028 17 400,00 € HT engagés/);
  const danger = await card.locator(".decision__head").evaluate((it) => getComputedStyle(it).color);
  const text = await page.locator("h1").evaluate((it) => getComputedStyle(it).color);
  assert.notEqual(danger, text, "in red");
  assert.match(await words(page.locator(".ledger")), /17 400,00 € HT par an, 20 880,00 € TTC par an/);
  await expectAccessible(page, "a contract");

  await page.getByRole("link", { name: "Préparer la lettre" }).click();
  await page.getByRole("heading", { level: 1, name: "Lettre de non-renouvellement" }).waitFor();
  const body = page.getByRole("textbox", { name: "Texte", exact: true });
  assert.match(plain(await body.inputValue()), /à effet du 1er février 2024, le contrat « Nettoyage des bureaux » n° CN-2024-17/);
  assert.match(plain(await body.inputValue()), /reçue au moins 2 mois avant le terme/);
  const place = page.getByRole("textbox", { name: "Lieu et date" });
  assert.equal(plain(await place.inputValue()), "[Ville], le 23 novembre 2026");
  await place.fill("Paris, le 23 novembre 2026");
  await place.blur();
  await expectAccessible(page, "the letter");

  await page.getByRole("button", { name: "Envoyée aujourd’hui" }).click();
  await undo(page, "Envoyée le");
  await page.getByRole("button", { name: "Envoyée aujourd’hui" }).click();
  await says(page.locator(".standing"), /Envoyée à temps\. La réception reste à noter avant le lun\. 30 nov\. 2026/);
  await page.getByRole("textbox", { name: "Numéro du recommandé" }).fill("1a 23456 7890 12");
  await page.getByRole("textbox", { name: "Numéro du recommandé" }).press("Enter");
  await until("the number in its shape", async () =>
    (await page.getByRole("textbox", { name: "Numéro du recommandé" }).inputValue()) === "1A 234 567 8901 2");
  const picture = await page.screenshot();
  await page.getByLabel("Choisir des photos").setInputFiles({ name: "recu.png", mimeType: "image/png", buffer: picture });
  await page.locator(".photos__item img").waitFor();
  await reload(page);
  assert.ok(await page.locator(".photos__item img").evaluate((img) => img.decode().then(() => 0 < img.naturalWidth)));
  assert.match(plain(await page.locator(".letter").first().innerText()), /Paris, le 23 novembre 2026/, "as it was sent");
  assert.equal(await page.getByRole("textbox", { name: "Texte", exact: true }).count(), 0, "what was sent is not rewritten");

  await page.getByRole("button", { name: "Reçue aujourd’hui" }).click();
  await says(page.locator(".standing"), /Dénoncé, finit le dim\. 31 janv\. 2027/);
  await page.getByLabel("Reçue le").fill("2026-12-01");
  await says(page.locator(".standing"), /Trop tard : la limite était le lun\. 30 nov\. 2026\. Le contrat est reconduit jusqu’au lun\. 31 janv\. 2028/);
  await page.getByLabel("Reçue le").fill("2026-11-27");
  await page.getByRole("button", { name: "Fin confirmée aujourd’hui" }).click();
  await says(page.locator(".standing"), /Dénoncé, finit le dim\. 31 janv\. 2027/);
  await page.getByRole("link", { name: "Retour" }).click();
  await says(card, /Dénoncé, finit le dim\. 31 janv\. 2027/);
  await page.getByRole("link", { name: "Retour" }).click();
  await says(page.locator("section[data-tone=leaving]"), /Dénoncés 1 Nettoyage des bureaux Clair & Net/);
});

test("S3: the letter is one page of A4", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "fournisseurs/contrats", before: at(MONDAY) });
  await fill(page, CLAIR);
  await save(page);
  await page.getByRole("link", { name: "Préparer la lettre" }).click();
  await page.getByRole("textbox", { name: "Texte", exact: true }).waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true, path: process.env.INTENDANCE_LETTER });
  const source = pdf.toString("latin1");
  assert.equal(source.match(/\/Type\s*\/Page\b/g)?.length, 1, "one page");
  const [, width, height] = source.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/).map(Number);
  assert.ok(Math.abs(width - 595.3) < 1 && Math.abs(height - 841.9) < 1, `A4, not ${width} × ${height}`);
  await page.emulateMedia({ media: "print" });
  assert.match(plain(await page.locator("body").innerText()), /^\[Votre société\] .* Objet : non-renouvellement .* \[Nom et qualité du signataire\]$/, "the letter and nothing else");
});

test("the letter knows who writes and to whom; what is rewritten stays, and can be had again as it was", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "fournisseurs/contrats", before: at(MONDAY) });
  const adr = [{ street: "12 rue des Lilas", postcode: "69003", city: "Lyon" }];
  await auto(page, "create", "party", { name: "Clair & Net", type: "supplier", mail: ["contact@clair.example"], adr });
  await fill(page, CLAIR);
  await save(page);
  const card = page.getByRole("region", { name: "Prochaine décision" });
  await card.waitFor();
  assert.equal((await auto(page, "list", "party")).length, 1, "the party that was there");
  await page.getByRole("link", { name: "Préparer la lettre" }).click();
  const part = (name) => page.getByRole("textbox", { name, exact: true });
  const holds = (name, pattern) => until(`${name}: ${pattern}`, async () => pattern.test(plain(await part(name).inputValue())));
  await holds("Destinataire", /^Clair & Net 12 rue des Lilas 69003 Lyon$/);
  await part("Texte").fill("Madame, Monsieur, nous partons.");
  await part("Texte").blur();
  await page.getByRole("button", { name: "Noter notre adresse" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nom de l’entreprise").fill("Atelier Nord");
  await dialog.getByLabel("Ville").fill("Paris");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await holds("Expéditeur", /^Atelier Nord \[Adresse\] Paris$/);
  await reload(page);
  await holds("Texte", /^Madame, Monsieur, nous partons\.$/);
  const mail = new URL(await page.getByRole("link", { name: "Ouvrir dans la messagerie" }).getAttribute("href"));
  assert.equal(mail.pathname, "contact@clair.example");
  assert.match(plain(mail.searchParams.get("subject")), /^non-renouvellement du contrat « Nettoyage des bureaux » à son terme du 31 janvier 2027$/);
  assert.match(plain(mail.searchParams.get("body")), /^Madame, Monsieur, nous partons\./);
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Reprendre le texte proposé" }).click();
  await holds("Texte", /Conformément à la clause de préavis/);
  await holds("Lieu et date", /^Paris, le 23 novembre 2026$/);
});

// The golden dates of S3, on the day on which each is asked.
const GOLDEN = [
  {
    name: "a: 36 months and 12, notice 3",
    on: "2023-10-31T10:00:00+01:00",
    facts: { party: "Alpha", title: "Copieurs", start: "2020-08-01", months: 36, by: 12, notice: 3 },
    term: /Terme en cours du 1er août 2023 au 31 juil\. 2024/,
    deadline: /au plus tard le mar\. 30 avr\. 2024/,
    tone: "later",
  },
  {
    name: "b: an initial term by its end, notice 2",
    on: "2026-02-11T10:00:00+01:00",
    facts: { party: "Bêta", title: "Plantes", start: "2022-08-29", end: "2025-08-28", by: 12, notice: 2 },
    term: /Terme en cours du 29 août 2025 au 28 août 2026/,
    deadline: /au plus tard le dim\. 28 juin 2026/,
    tone: "later",
  },
  {
    name: "c: 60 months and 12 are 72, never 120",
    on: "2026-02-11T10:00:00+01:00",
    facts: { party: "Gamma", title: "Ascenseur", start: "2021-01-01", months: 60, by: 12, notice: 3 },
    term: /Terme en cours du 1er janv\. 2026 au 31 déc\. 2026/,
    deadline: /au plus tard le mer\. 30 sept\. 2026/,
    tone: "later",
  },
  {
    name: "d: no alert two years before",
    on: "2019-06-06T10:00:00+02:00",
    facts: { party: "Delta", title: "Café", start: "2018-09-27", months: 36, by: 12, notice: 3 },
    term: /Terme en cours du 27 sept\. 2018 au 26 sept\. 2021/,
    deadline: /au plus tard le sam\. 26 juin 2021/,
    tone: "later",
  },
];

for (const { name, on, facts, term, deadline, tone } of GOLDEN) {
  test(`S3 golden ${name}`, async (t) => {
    const { device } = await world(t);
    const { page } = await device(t, { path: "fournisseurs/contrats", before: at(on) });
    await fill(page, facts);
    const live = await says(answer(page), term);
    assert.match(live, deadline);
    await save(page);
    const card = page.getByRole("region", { name: "Prochaine décision" });
    assert.match(await says(card, term), deadline);
    assert.equal(await card.getAttribute("data-tone"), tone);
  });
}

test("slips of the hand are told beside their field, nothing is lost, and they can be put right", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "fournisseurs/contrats", before: at(MONDAY) });
  await page.getByRole("button", { name: "Nouveau contrat" }).first().click();
  await save(page);
  await page.getByText("Dites avec qui : le nom suffit.").waitFor();
  await page.getByText("Donnez-lui un objet, en deux mots.").waitFor();
  await page.getByText("Le jour où le contrat prend effet.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Fermer" }).click();

  await fill(page, { ...CLAIR, notice: 30, amount: "1450,005" });
  const wrong = (name) => page.locator(".field").filter({ has: page.getByRole("textbox", { name, exact: true }) }).locator(":scope > .field__error");
  await says(wrong("Préavis"), /Plus long que le premier terme/);
  await says(wrong("Montant HT"), /Deux décimales au plus/);
  await field(page, "Durée initiale").fill("0");
  await says(wrong("Durée initiale"), /Au moins 1/);
  await field(page, "Durée initiale").fill("deux ans");
  await says(wrong("Durée initiale"), /Un nombre entier/);
  await save(page);
  await says(page.getByRole("dialog").getByRole("alert"), /à corriger ; rien n’est perdu/);
  assert.equal(await field(page, "Montant HT").inputValue(), "1450,005");
  await expectAccessible(page, "a form with slips");

  // Away and back: what was typed is there.
  await page.getByRole("dialog").getByRole("button", { name: "Fermer" }).click();
  await page.getByRole("button", { name: "Nouveau contrat" }).first().click();
  assert.equal(await field(page, "Durée initiale").inputValue(), "deux ans");
  await field(page, "Durée initiale").fill("24");
  await field(page, "Préavis").fill("2");
  await field(page, "Montant HT").fill("1450,00");
  await says(answer(page), /À envoyer aujourd’hui/);
  await save(page);
  await page.getByRole("heading", { level: 1, name: CLAIR.title }).waitFor();

  // The same once more: both stand, and the app asks.
  await page.getByRole("link", { name: "Retour" }).click();
  await fill(page, CLAIR);
  await says(answer(page), /Un autre contrat avec ce tiers, « Nettoyage des bureaux », couvre la même chose depuis le 1er févr\. 2024\. Est-ce voulu \?/);
});

test("an amendment moves the end, and can be taken back; an end otherwise too", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "fournisseurs/contrats", before: at(MONDAY) });
  await fill(page, CLAIR);
  await save(page);
  const card = page.getByRole("region", { name: "Prochaine décision" });
  await card.waitFor();
  await page.getByRole("button", { name: "Ajouter un avenant" }).click();
  await field(page, "Objet de l’avenant").fill("Avenant n° 1");
  await page.getByLabel("En vigueur à partir du").fill("2026-11-01");
  await page.getByRole("button", { name: "Nouvelle fin du terme en cours" }).click();
  await page.getByRole("textbox", { name: "Nouvelle fin" }).or(page.getByLabel("Nouvelle fin du terme en cours")).last().fill("2027-06-30");
  await page.getByRole("button", { name: "Montant HT", exact: true }).click();
  await field(page, "Montant HT").fill("1 600,00");
  await save(page);
  await says(card, /Terme en cours du 1er févr\. 2026 au 30 juin 2027/);
  assert.match(await words(page.locator(".ledger")), /19 200,00 € HT par an/);
  await page.getByRole("button", { name: "Retirer Avenant n° 1" }).click();
  await says(card, /Terme en cours du 1er févr\. 2026 au 31 janv\. 2027/);
  await undo(page, "Avenant retiré");
  await says(card, /au 30 juin 2027/);

  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Terminé autrement" }).click();
  await page.getByLabel("Dernier jour").fill("2026-12-31");
  await field(page, "Pourquoi").fill("d’un commun accord");
  await save(page);
  await says(card, /Finit le jeu\. 31 déc\. 2026, comme convenu/);
});

for (const [name, size] of [["phone", PHONE], ["desk", DESK]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe on the screens of contracts, ${name}, ${colorScheme}`, async (t) => {
      const { device, url } = await world(t);
      const { page } = await device(t, { size, colorScheme, path: "fournisseurs/contrats", before: at(MONDAY) });
      await page.getByRole("heading", { level: 1, name: "Contrats" }).waitFor();
      await expectAccessible(page, "no contract");
      const party = await auto(page, "create", "party", { name: "Clair & Net", type: "supplier" });
      const terms = (n) => ({
        initial: { n, u: "month" },
        renewal: { k: "tacit", n: 12, u: "month" },
        notice: { n: 2, u: "month", days: "calendar", basis: "received", form: "lrar", buffer: 5 },
        amount: { cents: 145_000, per: "month", vat: 2000, cur: "EUR" },
      });
      const make = (title, start, n) => auto(page, "create", "contract", { party: party.id, title, start, ...terms(n) });
      const { id } = await make("Nettoyage", "2024-02-01", 24);
      await make("Vitres", "2024-03-01", 12);
      await make("Désinfection", "2026-09-01", 36);
      await auto(page, "create", "contract", { party: party.id, title: "Sans dates" });
      await go(page, `${url}fournisseurs/contrats`);
      await page.getByRole("link", { name: /Nettoyage/ }).waitFor();
      await expectAccessible(page, "the list of contracts");
      await go(page, `${url}fournisseurs/contrats/${id}`);
      await page.getByRole("region", { name: "Prochaine décision" }).waitFor();
      await expectAccessible(page, "a contract");
      await page.getByRole("button", { name: "Modifier", exact: true }).last().click();
      await page.getByText("Préavis détaillé").click();
      await expectAccessible(page, "the form of a contract");
      await go(page, `${url}fournisseurs/contrats/${id}/lettre`);
      await page.getByRole("button", { name: "Envoyée aujourd’hui" }).click();
      await page.locator(".standing[data-tone=unproven]").waitFor();
      await expectAccessible(page, "a letter that was sent");
    });
  }
}
