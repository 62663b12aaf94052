// S4: the vigilance file of a cleaning company, and documents with their files; offline, on a phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { auto, go, keptOffline, reload, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { hush } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

/** Monday 23 November 2026, 09:12 in Paris. */
const MONDAY = new Date("2026-11-23T09:12:00+01:00");
const onMonday = (context) => context.clock.install({ time: MONDAY });

/** A PDF that a viewer would open: header, one empty page, end. */
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
const pdf = (name, buffer = PDF) => ({ name, mimeType: "application/pdf", buffer });

/** Clair & Net as S3 and S4 have it. */
async function clairEtNet(page) {
  const party = await auto(page, "create", "party", {
    name: "Clair & Net",
    type: "supplier",
    mail: ["compta@clair-et-net.example"],
  });
  await auto(page, "create", "contract", {
    party: party.id,
    title: "Nettoyage des bureaux",
    start: "2024-02-01",
    initial: { n: 24, u: "month" },
    renewal: { k: "tacit", n: 12, u: "month" },
    amount: { cents: 145_000, per: "month", vat: 2000, cur: "EUR" },
  });
  await auto(page, "create", "document", { about: party.id, type: "urssaf", issued: "2026-05-12" });
  await auto(page, "create", "document", { about: party.id, type: "kbis", issued: "2026-02-03" });
  return party.id;
}

/** What a French person reads: no-break spaces are spaces. */
const plain = (text) => text.replace(/[\u00a0\u202f\s]+/g, " ").trim();
const words = async (locator) => plain(await locator.innerText());
const piece = (page, kind) => page.locator(`.piece[data-kind=${kind}]`);
const sheet = (page) => page.getByRole("dialog");

/** No network from now on, and a start without one. */
async function offline(device) {
  await keptOffline(device.page);
  await device.context.setOffline(true);
  await reload(device.page);
}

test("S4: the file is red since 12 November, the mail asks for what is missing, the log keeps the dates", async (t) => {
  const { device, url } = await world(t);
  const phone = await device(t, { path: "fournisseurs/documents", before: onMonday });
  const { page } = phone;
  const party = await clairEtNet(page);
  await offline(phone);
  await go(page, `${url}fournisseurs/${party}/vigilance`);

  const state = page.locator(".vigilance-state");
  assert.equal(await state.getAttribute("data-light"), "red");
  assert.match(await words(state), /^À régler 2 pièces périmées et 1 pièce manquante 17 400,00 € HT sur un an, seuil 5 000,00 € HT/);
  assert.match(await words(piece(page, "urssaf")), /périmée depuis le 12 nov\. 2026 datée du 12 mai 2026/);
  assert.match(await words(piece(page, "kbis")), /périmée depuis le 3 août 2026 datée du 3 févr\. 2026/);
  assert.match(await words(piece(page, "foreign_workers")), /à obtenir/);
  const all = plain(await page.getByRole("main").innerText());
  assert.doesNotMatch(all, /conform/i);
  await expectAccessible(page, "the vigilance file");

  await page.getByRole("button", { name: "Demander les pièces manquantes" }).click();
  const body = plain(await sheet(page).getByRole("textbox", { name: "Message" }).inputValue());
  assert.match(body, /^Madame, Monsieur, Nos relations avec Clair & Net/);
  assert.match(body, /attestation de vigilance de l’URSSAF .* est du 12 mai 2026 et ne compte plus depuis le 12 nov\. 2026/);
  assert.match(body, /extrait Kbis .* est du 3 févr\. 2026 et ne compte plus depuis le 3 août 2026/);
  assert.match(body, /liste nominative des salariés étrangers .* nous n’en avons pas\./);
  const href = await sheet(page).getByRole("link", { name: "Ouvrir dans le courriel" }).getAttribute("href");
  const mail = new URL(href);
  assert.equal(mail.pathname, "compta@clair-et-net.example");
  assert.match(plain(mail.searchParams.get("subject")), /^Pièces à nous transmettre : obligation de vigilance/);
  assert.equal(plain(mail.searchParams.get("body")), body);
  await expectAccessible(page, "the request");

  await sheet(page).getByRole("button", { name: "C’est envoyé : noter la demande".replaceAll(" :", "\u202f:") }).click();
  const log = page.locator(".log-line");
  await log.first().waitFor();
  assert.match(await words(log.first()), /^Demandé le 23 nov\. 2026 par courriel Attestation de vigilance \(URSSAF\), Extrait Kbis et Liste/);
  assert.match(await words(piece(page, "urssaf")), /demandée le 23 nov\. 2026/);

  // A new order says so, and can be made; so does the first screen.
  const order = await auto(page, "create", "order", { party, on: "2026-11-23" });
  await go(page, `${url}fournisseurs/achats/bon/${order.id}`);
  const warning = page.locator(".vigilance-warning");
  assert.match(await words(warning), /^Vigilance : 2 pièces périmées et 1 pièce manquante\. La commande reste possible\. Ouvrir le dossier$/);
  await auto(page, "create", "request", { title: "Néon clignote" });
  await go(page, `${url}aujourdhui`);
  await page.getByRole("link", { name: /Vigilance.*Clair & Net/ }).first().click();
  await state.waitFor();

  // The attestation comes: its document and its reception are one act.
  await piece(page, "urssaf").getByRole("button", { name: /^Ajouter/ }).click();
  await sheet(page).getByLabel("Daté du").fill("2026-11-20");
  assert.equal(await sheet(page).getByLabel("Jusqu’au (inclus)").inputValue(), "2027-05-19");
  await sheet(page).getByLabel("Choisir un fichier").setInputFiles(pdf("attestation.pdf"));
  await sheet(page).getByText("attestation.pdf").waitFor();
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await until("the attestation runs", async () => /court jusqu’au 19 mai 2027/.test(await words(piece(page, "urssaf"))));
  await until("its reception is in the log", async () => /^Reçu le 23 nov\. 2026/.test(await words(log.first())));
  assert.match(await words(state), /1 pièce périmée et 1 pièce manquante/);

  // It is all there after a new start, still without a network.
  await reload(page);
  await until("the log is whole", async () => (await log.count()) === 2);
  const { length } = await auto(page, "list", "exchange", {});
  assert.equal(length, 2);
});

test("the threshold opens the file, and settings move it", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "fournisseurs/documents", before: onMonday });
  const party = await auto(page, "create", "party", { name: "Sécuriflam", type: "supplier" });
  await auto(page, "create", "contract", {
    party: party.id,
    title: "Extincteurs",
    start: "2026-01-01",
    initial: { n: 12, u: "month" },
    renewal: { k: "tacit", n: 12, u: "month" },
    amount: { cents: 420_000, per: "year", vat: 2000, cur: "EUR" },
  });
  await go(page, `${url}fournisseurs/${party.id}/vigilance`);
  const state = page.locator(".vigilance-state");
  assert.match(await words(state), /^Seuil non atteint 4 200,00 € HT sur un an, sous le seuil de 5 000,00 € HT/);
  await page.getByText("Seuil d’ouverture des dossiers").click();
  await page.getByRole("radio", { name: "Toutes taxes comprises" }).check();
  await until("with VAT it is open", async () => /^À régler .* 5 040,00 € TTC sur un an/.test(await words(state)));
  await page.getByRole("textbox", { name: "Montant sur un an" }).fill("6 000");
  await page.getByRole("textbox", { name: "Montant sur un an" }).press("Tab");
  await until("below the higher threshold", async () => /^Seuil non atteint/.test(await words(state)));
  await page.getByRole("textbox", { name: "Montant sur un an" }).fill("six mille");
  await page.getByRole("textbox", { name: "Montant sur un an" }).press("Tab");
  await page.getByText(/Ce n’est pas un montant/).waitFor();
  await page.getByRole("button", { name: /^Revenir à 5/ }).click();
  await until("the rule of the law again", async () => /seuil de 5 000,00 € HT/.test(await words(state)));
  await page.getByText("Sources", { exact: true }).click();
  await page.getByText("Code du travail, R8222-1").waitFor();
  await hush(page);
  await expectAccessible(page, "sources and threshold");
});

test("a document with a photo and a PDF, offline; it opens after a new start", async (t) => {
  const { device } = await world(t);
  const phone = await device(t, { path: "fournisseurs/documents", before: onMonday });
  const { page } = phone;
  await auto(page, "create", "party", { name: "Électricité Roussel", type: "supplier" });
  await offline(phone);
  await page.getByRole("button", { name: "Ajouter un document" }).click();
  await sheet(page).getByLabel("Type").selectOption("decennial");
  await sheet(page).getByRole("combobox", { name: "Concerne" }).fill("rous");
  await page.getByRole("option", { name: /Roussel/ }).click();
  await sheet(page).getByLabel("Daté du").fill("2026-01-01");
  assert.equal(await sheet(page).getByLabel("Jusqu’au (inclus)").inputValue(), "2026-12-31");
  const picture = await page.screenshot();
  await sheet(page).getByLabel("Prendre en photo").setInputFiles({ name: "page.png", mimeType: "image/png", buffer: picture });
  await sheet(page).locator(".paper-file__picture").waitFor();
  await sheet(page).getByLabel("Choisir un fichier").setInputFiles(pdf("décennale.pdf"));
  await sheet(page).getByText("décennale.pdf").waitFor();
  await expectAccessible(page, "a new document");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();

  const row = page.locator(".paper-row", { hasText: "Assurance décennale" });
  await until("it lapses soon", async () => /encore 38 jours, jusqu’au 31 déc\. 2026 Électricité Roussel/.test(await words(row)));
  await expectAccessible(page, "documents");

  await reload(page);
  await row.getByRole("button").click();
  const open = await sheet(page).getByRole("link", { name: "Ouvrir", exact: true }).getAttribute("href");
  assert.match(open, /^blob:/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sheet(page).getByRole("link", { name: "Télécharger" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "décennale.pdf");
  assert.deepEqual(await readFile(await download.path()), PDF, "the PDF is the very one");
  const shown = sheet(page).locator(".paper-page img");
  assert.ok(await shown.evaluate((img) => img.decode().then(() => 0 < img.naturalWidth)));
  await expectAccessible(page, "a document with its files");

  // To the bin, and back.
  await sheet(page).getByRole("button", { name: "Mettre à la corbeille" }).click();
  await until("it is gone", async () => (await row.count()) === 0);
  await page.getByRole("button", { name: "Annuler" }).click();
  await row.waitFor();
});

test("files that are no documents are refused with words, and nothing is lost", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "fournisseurs/documents", before: onMonday });
  await page.getByRole("button", { name: "Ajouter un document" }).click();
  await sheet(page).getByLabel("Intitulé").fill("Rapport électrique");
  const choose = async (file, said) => {
    await sheet(page).getByLabel("Choisir un fichier").setInputFiles(file);
    await until(`words for ${file.name}`, async () => said.test(plain(await sheet(page).getByRole("alert").innerText())));
  };
  const garbage = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 131 + 7) % 251));
  await choose(pdf("programme.pdf", Buffer.from("MZ\u0090 not a document")), /« programme\.pdf » n’est ni un PDF, ni un JPEG, ni un PNG/);
  await choose(pdf("vide.pdf", Buffer.alloc(0)), /« vide\.pdf » est vide/);
  await choose(pdf("coupé.pdf", PDF.subarray(0, 80)), /« coupé\.pdf » est coupé avant la fin/);
  const large = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024, 32), Buffer.from("%%EOF")]);
  await choose(pdf("énorme.pdf", large), /« énorme\.pdf » pèse .* plus que les 10 Mo admis/);
  const jpeg = { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), garbage]) };
  await choose(jpeg, /« photo\.jpg » se dit image, mais ne peut pas être lue/);
  assert.equal(await sheet(page).locator(".paper-file").count(), 0);
  // What was typed is still there, and can be saved without a file.
  assert.equal(await sheet(page).getByLabel("Intitulé").inputValue(), "Rapport électrique");
  await sheet(page).getByLabel("Type").selectOption("certificate");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await page.locator(".paper-row", { hasText: "Rapport électrique" }).waitFor();
  const documents = await auto(page, "list", "document", {});
  assert.equal(documents.length, 1);
  assert.equal(documents[0].file, undefined);
});
