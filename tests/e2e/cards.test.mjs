// Cards and tables of suppliers: in as people have them, looked at first, out again without loss. All without network.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { auto, go, keptOffline, reload, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { DESK } from "./support/browser.mjs";
import { folderFor, ROOT } from "./support/place.mjs";
import { until } from "./support/poll.mjs";

const OURS = join(ROOT, "tests", "fixtures");
const PUBLIC = process.env.INTENDANCE_FIXTURES ?? join(ROOT, "..", "shared", "fixtures");
const CARDS = "fournisseurs/importer";
/** A host without fallback answers deep links with 404 and the app: the browser notes it. */
const GONE = [/status of 404/];

const file = (name, content, mimeType = "text/vcard") => ({ name, mimeType, buffer: Buffer.from(content) });

/** Gives the page a file and waits until it shows what would come, or says what is wrong. */
async function choose(page, what) {
  await page.locator(".drop-zone__input").setInputFiles(what);
  await page.locator(".fiches, .preview, .banner[data-kind=danger]").first().waitFor({ timeout: 60_000 });
}

const on = (page) => page.locator(".page__foot .button[data-kind=primary]").click();

/** Imports what is shown; the account as the page tells it. */
async function accept(page) {
  await page.locator(".fiches").waitFor();
  await on(page);
  await page.locator(".import-account").waitFor({ timeout: 60_000 });
  return (await page.locator(".import-account").innerText()).replace(/\s+/g, " ");
}

async function importCards(page, what) {
  await choose(page, what);
  return accept(page);
}

/** Everything of the directory that a person could miss, in one order, without ids. */
async function directory(page) {
  const [parties, contacts] = [await auto(page, "list", "party", { limit: 1000 }), await auto(page, "list", "contact", { limit: 1000 })];
  const names = new Map(parties.map((party) => [party.id, party.name]));
  const values = (family) => Object.values(family ?? {}).map((value) => JSON.stringify(value)).sort();
  const facts = (it) => ({
    name: it.name,
    at: names.get(it.party),
    type: it.kind === "party" ? it.type : undefined,
    parts: [it.given, it.family, it.prefix, it.suffix, it.function, it.web],
    tel: values(it.tel),
    mail: values(it.mail),
    adr: values(it.adr),
    notes: it.notes,
    tags: [...(it.tags ?? [])].sort(),
    face: it.face?.blob,
  });
  const all = [...parties, ...contacts].map(facts);
  return all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The cards that the page gives, as text. */
async function exported(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Télécharger .*\(\.vcf\)$/ }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

/** Unfolded lines of a card file whose values no record has a field for. */
const unknown = (text) =>
  text
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/)
    .filter((line) => /^(item\d+\.)?(X-|BDAY|UID|REV|NICKNAME|GENDER|LANG|TZ|GEO|ANNIVERSARY|FBURL|IMPP)/i.test(line))
    .map((line) => line.slice(line.indexOf(":") + 1))
    .sort();

const tel = (v, t) => ({ t, v });
// What each public file says, read by a person.
const SAID = {
  "John_Doe_EVOLUTION.vcf": [
    { name: "Mr. John Richter, James Doe Sr.", at: "IBM", tel: [tel("905-666-1234", "mobile"), tel("905-555-1234", "work")], mail: ["john.doe@ibm.com"], adr: ["15 Crescent moon drive"], notes: /^THIS SOFTWARE IS PROVIDED[^]*DAMAGE\.$/ },
  ],
  "John_Doe_GMAIL.vcf": [
    { name: "Mr. John Richter, James Doe Sr.", at: "IBM", tel: [tel("905-555-1234", "mobile"), tel("905-666-1234", "home")], mail: ["john.doe@ibm.com"], adr: ["Crescent moon drive\n555-asd\nNice Area, Albaney, New York 12345\nUnited States of America"], notes: /"AS IS"[^]*\nFavotire Color: Blue$/ },
  ],
  "gmail-list.vcf": [
    { name: "Arnold Smith", tel: [], mail: ["asmithk@gmail.com"], adr: [] },
    { name: "Chris Beatle", tel: [], mail: ["chrisy55d@yahoo.com"], adr: [] },
    { name: "Doug White", tel: [], mail: ["dwhite@gmail.com"], adr: [] },
  ],
  "outlook-2007.vcf": [
    { name: "Mr. Michael Angstadt Jr.", at: "TheCompany", tel: [tel("(111) 555-1111", "work"), tel("(111) 555-2222", "home"), tel("(111) 555-4444", "mobile"), tel("(111) 555-3333", "fax")], mail: ["mike.angstadt@gmail.com"], adr: ["222 Broadway"], notes: /^This is the NOTE field\t?\s*\nI assume[^]*formatting$/, face: true },
  ],
  "John_Doe_ANDROID.vcf": [
    { name: "john.doe@company.com", tel: [], mail: ["john.doe@company.com"], adr: [] },
    { name: "jane.doe@company.com", tel: [], mail: ["jane.doe@company.com"], adr: [] },
    { name: "Ñ Ñ Ñ Ñ Ñ", tel: [tel("123456789", "mobile")], mail: [], adr: [] },
    { name: Array(11).fill("Ñ").join(" "), tel: [tel("123456", "mobile"), tel("234567", "home"), tel("3456789", "mobile"), tel("45678901", "home")], mail: [], adr: [], notes: /^Ñ Ñ Ñ Ñ Ñ Ñ Ñ ÑÑ Ñ/ },
    { name: "Ñ Ñ Ñ Ñ", at: "Ñ".repeat(12), tel: [tel("123456", "mobile"), tel("123456", "work"), tel("123456", "fax")], mail: ["bob@company.com", "Ñ".repeat(14)], adr: [] },
    { name: "ÑÑÑÑ", at: "Ñ".repeat(44), tel: [tel("55556666", "mobile")], mail: ["henry@company.com"], adr: [] },
  ],
  "rfc6350-example.vcf": [
    { name: "Simon Perreault", at: "Viagenie", tel: [tel("+1-418-656-9254 ext. 102", "work"), tel("+1-418-262-6501", "mobile")], mail: ["simon.perreault@viagenie.ca"], adr: ["2875 Laurier"] },
  ],
};

const sorted = (list) => list.map((one) => JSON.stringify(one)).sort();

test("every address book comes in whole, and goes out again without loss", async (t) => {
  const { device } = await world(t);
  const isReal = existsSync(join(PUBLIC, "vcard"));
  if (!isReal) t.diagnostic("the folder of public files is absent (INTENDANCE_FIXTURES): only look-alikes are imported");
  const ours = ["outlook-2-1-windows-1252.vcf", "android-2-1-quoted-printable.vcf", "apple-3-0-groups.vcf", "rfc6350-4-0.vcf"];
  const files = [...(isReal ? Object.keys(SAID).map((name) => join(PUBLIC, "vcard", name)) : []), ...ours.map((name) => join(OURS, "vcard", name))];
  for (const path of files) {
    const name = path.split("/").at(-1);
    await t.test(name, async (t) => {
      const first = await device(t, { allow: GONE, path: CARDS });
      await keptOffline(first.page);
      await reload(first.page);
      await first.context.setOffline(true);
      assert.match(await importCards(first.page, path), /Import terminé/);
      const known = await directory(first.page);
      for (const said of SAID[name] ?? []) {
        const found = known.find((one) => one.name === said.name && one.at === said.at);
        assert.ok(found, `${said.name} at ${said.at}`);
        assert.deepEqual(found.tel, sorted(said.tel));
        assert.deepEqual(found.mail.map((one) => JSON.parse(one).v).sort(), [...said.mail].sort());
        assert.deepEqual(found.adr.map((one) => JSON.parse(one).street), said.adr);
        if (said.notes) assert.match(found.notes, said.notes);
        else assert.equal(found.notes, undefined);
        assert.equal(Boolean(found.face), Boolean(said.face));
      }
      const pictures = (text) => text.match(/^PHOTO/gm)?.length ?? 0;
      // Once more changes nothing.
      await go(first.page, first.url + CARDS);
      assert.match(await importCards(first.page, path), /déjà dans votre annuaire/);
      await go(first.page, first.url + CARDS);
      const text = await exported(first.page);
      if (/VERSION:(3|4)\.0/.test(await readFile(path, "latin1"))) {
        const before = unknown(await readFile(path, "utf8"));
        assert.deepEqual(unknown(text).filter((line) => before.includes(line)), before, "unknown properties are all there");
      }
      // Also the one of the Android book, which was cut and is not shown.
      assert.equal(pictures(text), pictures(await readFile(path, "latin1")));
      const second = await device(t, { allow: GONE, path: CARDS });
      await importCards(second.page, file("retour.vcf", text));
      assert.deepEqual(await directory(second.page), known);
    });
  }
});

test("the suppliers of an older Excel come in as they are", async (t) => {
  const { device } = await world(t);
  const { page, url, context } = await device(t, { size: DESK, allow: GONE, path: CARDS });
  await keptOffline(page);
  await reload(page);
  await context.setOffline(true);
  const table = join(OURS, "suppliers", "fournisseurs-excel-windows1252.csv");
  const through = async () => {
    await choose(page, table);
    await on(page);
    await page.locator(".mapping").waitFor();
    await on(page);
    return accept(page);
  };
  assert.match(await through(), /9 nouvelles/);
  const parties = await auto(page, "list", "party", { limit: 100 });
  assert.equal(parties.length, 9);
  const clair = parties.find((party) => party.name === "Clair & Net");
  assert.deepEqual(Object.values(clair.tel).map((one) => [one.v, one.t]).sort(), [["01 42 00 10 01", "work"], ["06 10 00 10 01", "emergency"]]);
  assert.deepEqual([clair.type, clair.siret, clair.access_note, clair.trades], ["supplier", "73282932000074", "Badge n° 14, alarme zone B", ["cleaning"]]);
  assert.deepEqual(Object.values(clair.adr).map(({ street, postcode, city }) => [street, postcode, city]), [["4 quai de Valmy", "75010", "Paris"]]);
  const contacts = await auto(page, "list", "contact", { limit: 100 });
  assert.ok(contacts.some((contact) => contact.name === "Mme Diallo" && contact.party === clair.id));
  const contracts = await auto(page, "list", "contract", { limit: 100 });
  const amounts = contracts.map((contract) => [parties.find((party) => party.id === contract.party).name, contract.amount.cents, contract.amount.per]);
  assert.deepEqual(amounts.sort(), [["Ascenseurs Lemoine", 115_000, "month"], ["Clair & Net", 145_000, "month"], ["Sécuriflam", 8_500, "month"]]);
  // The same file again adds nothing; what a person changed meanwhile stays.
  await auto(page, "edit", clair.id, { access_note: "Badge n° 15" });
  await go(page, url + CARDS);
  assert.match(await through(), /déjà dans votre annuaire/);
  assert.equal((await auto(page, "get", clair.id)).access_note, "Badge n° 15");
  await page.getByText("Badge n° 14, alarme zone B").waitFor();
});

test("an import is taken back whole", async (t) => {
  const { device } = await world(t);
  const { page, url } = await device(t, { allow: GONE, path: CARDS });
  const own = await auto(page, "create", "party", { name: "Ascenseurs du Quai", type: "supplier" });
  await importCards(page, join(OURS, "vcard", "apple-3-0-groups.vcf"));
  assert.equal((await auto(page, "list", "party")).length, 2, "the company that was here is the card's");
  await page.getByRole("button", { name: "Annuler tout l’import" }).click();
  await until("only what was here before", async () => {
    const [parties, contacts] = [await auto(page, "list", "party"), await auto(page, "list", "contact")];
    return parties.length === 1 && parties[0].id === own.id && contacts.length === 0;
  });
  // Later too, from the list of imports; what somebody built upon since stays.
  await go(page, url + CARDS);
  await importCards(page, join(OURS, "vcard", "apple-3-0-groups.vcf"));
  const berges = (await auto(page, "list", "party")).find((party) => party.name === "Traiteur des Berges");
  await auto(page, "create", "contract", { title: "Plateaux repas", party: berges.id });
  await go(page, url + CARDS);
  await page.getByRole("button", { name: "Annuler l’import de apple-3-0-groups.vcf" }).first().click();
  await until("what nothing hangs on is gone", async () => {
    const [parties, contacts] = [await auto(page, "list", "party"), await auto(page, "list", "contact")];
    return parties.length === 2 && parties.some((party) => party.id === berges.id) && contacts.length === 0;
  });
});

test("bad files are refused in clear words, damaged ones give what they can", async (t) => {
  const { device } = await world(t);
  const { page, url } = await device(t, { allow: GONE, path: CARDS });
  // Large ones lie on the disk: a browser's picker gives them by their path.
  const folder = await folderFor(t);
  const onDisk = async (name, content) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const own = await auto(page, "create", "party", { name: "La mienne", type: "supplier" });
  const refused = [
    ["garbage", file("carnet.vcf", Buffer.from({ length: 50_000 }, (_, at) => (at * 7919 + (at >> 3)) & 255)), /autre chose qu’un texte/],
    ["nothing", file("vide.vcf", ""), /vide/],
    ["no card", file("carnet.vcf", "Bonjour,\nvoici mon carnet."), /aucune fiche/],
    ["too large", await onDisk("enorme.vcf", Buffer.alloc(33 << 20, "BEGIN:VCARD\r\nFN:A\r\n")), /la limite est/],
  ];
  for (const [what, content, said] of refused) {
    await t.test(what, async () => {
      await choose(page, content);
      const alert = page.locator(".banner[data-kind=danger]");
      assert.match(await alert.innerText(), said);
      assert.match(await alert.innerText(), /Rien n’a changé/);
      assert.deepEqual((await auto(page, "list", "party")).map((party) => party.id), [own.id]);
      await go(page, url + CARDS);
    });
  }

  await t.test("20 MB, nearly all one picture", async () => {
    const line = ` ${"QUJD".repeat(18)}\r\n`;
    const text = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Gros Fichier\r\nPHOTO;ENCODING=b;TYPE=JPEG:\r\n${line.repeat(Math.ceil((20 << 20) / line.length))}TEL:01 99 00 00 00\r\nEND:VCARD\r\n`;
    await choose(page, await onDisk("photos.vcf", text));
    assert.match(await page.locator(".fiche__note").innerText(), /laissé de côté/);
    await accept(page);
    const [gros] = (await auto(page, "list", "party")).filter((party) => party.name === "Gros Fichier");
    assert.equal(Object.values(gros.tel)[0].v, "01 99 00 00 00");
    await go(page, url + CARDS);
  });

  await t.test("a charset that lies", async () => {
    await choose(page, join(OURS, "vcard", "wrong-charset.vcf"));
    assert.match((await page.locator(".fiche__note").allInnerTexts()).join(" "), /déclaré en ISO-8859-1, lu en UTF-8/);
    await accept(page);
    const names = (await auto(page, "list", "contact")).map((contact) => contact.name);
    assert.deepEqual(names.sort(), ["Amélie Léger", "Hélène Çelik"]);
    await go(page, url + CARDS);
  });

  await t.test("a SIRET that fails its key, an amount with three decimals", async () => {
    const rows = "Raison sociale;SIRET;Montant HT mensuel\nClé Fausse;73282932000075;1,234\n";
    await choose(page, file("fournisseurs.csv", rows, "text/csv"));
    await on(page);
    await page.locator(".mapping").waitFor();
    await on(page);
    await page.locator(".fiches").waitFor();
    const notes = (await page.locator(".fiche__note").allInnerTexts()).join("\n");
    assert.match(notes, /SIRET.*73282932000075.*ne passe pas son contrôle/);
    assert.match(notes, /1,234.*pas un montant sûr/);
    await accept(page);
    const found = (await auto(page, "list", "party", { limit: 100 })).find((party) => party.name === "Clé Fausse");
    assert.deepEqual([found.siret, found.x], ["73282932000075", { "Montant HT mensuel": "1,234" }]);
    await go(page, url + CARDS);
  });

  await t.test("a photo bomb, a broken photo, cards cut off", async () => {
    await choose(page, join(OURS, "vcard", "damaged.vcf"));
    const notes = (await page.locator(".fiche__note").allInnerTexts()).join("\n");
    assert.match(notes, /60.000 × 60.000 pixels/);
    assert.match(notes, /contenu abîmé/);
    assert.match(notes, /n’a pas de fin/);
    await accept(page);
    const parties = await auto(page, "list", "party", { limit: 100 });
    for (const name of ["Paul Agent", "Photo Immense", "Photo Cassée", "Sans Fin", "Coupée Net"]) {
      const found = parties.find((party) => party.name === name);
      assert.equal(Object.values(found?.tel ?? {}).length, 1, name);
      assert.equal(found.face, undefined, name);
    }
  });
});

test("two that are one become one, and part again", async (t) => {
  const { device } = await world(t);
  const { page, url } = await device(t, { allow: GONE, path: "fournisseurs/doublons" });
  await page.getByText("Aucun doublon").waitFor();
  const one = await auto(page, "create", "party", { name: "Plomberie Duval", type: "supplier", tel: ["01 42 00 10 02"] });
  const two = await auto(page, "create", "party", { name: "PLOMBERIE DUVAL SARL", type: "supplier", tel: ["+33 1 42 00 10 02"], siret: "73282932000074" });
  await auto(page, "create", "contact", { name: "M. Duval", party: two.id });
  await auto(page, "create", "contact", { name: "Mme Petit", party: one.id });
  await auto(page, "create", "contract", { title: "Entretien", party: one.id });
  await page.locator(".pair").waitFor();
  await page.locator(".pair").getByText("Même numéro").waitFor();
  await expectAccessible(page, "duplicates");
  await page.getByRole("button", { name: "Réunir en gardant « Plomberie Duval »" }).click();
  await page.getByText("Aucun doublon").waitFor();
  const kept = await auto(page, "get", one.id);
  assert.equal(kept.siret, "73282932000074");
  assert.equal(Object.keys(kept.tel).length, 1, "one number, however it is typed");
  const contacts = await auto(page, "list", "contact");
  assert.deepEqual(contacts.map((contact) => [contact.name, contact.party === one.id]).sort(), [["M. Duval", true], ["Mme Petit", true]]);
  await page.getByRole("button", { name: "Annuler" }).click();
  await until("both again", async () => (await auto(page, "list", "party")).length === 2);
  assert.ok((await auto(page, "list", "contact")).some((contact) => contact.party === two.id));
  // Said to be two, they are not suggested again, here or after a reload.
  await page.getByRole("button", { name: "Pas un doublon" }).click();
  await page.getByText("Aucun doublon").waitFor();
  await go(page, `${url}fournisseurs/doublons`);
  await page.getByText("Aucun doublon").waitFor();
});

test("the card of one contact is handed over, and the directory leaves as a table that comes back", async (t) => {
  const { device } = await world(t);
  const { page, url } = await device(t, { allow: GONE, size: DESK, path: CARDS });
  await importCards(page, join(OURS, "vcard", "apple-3-0-groups.vcf"));
  const [contact] = await auto(page, "list", "contact");
  await go(page, `${url}fournisseurs/${contact.party}`);
  const [card] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Envoyer la fiche.*Mme Élisabeth Lemoine/ }).click(),
  ]);
  assert.equal(card.suggestedFilename(), "mme-elisabeth-lemoine.vcf");
  const text = (await readFile(await card.path(), "utf8")).replace(/\r\n /g, "");
  for (const line of ["VERSION:3.0", "FN:Mme Élisabeth Lemoine", "ORG:Ascenseurs du Quai;Maintenance;", "item2.TEL:01 99 00 10 19", "item2.X-ABLabel:Astreinte 24 h/24"]) {
    assert.ok(text.includes(`${line}\r\n`), line);
  }
  assert.match(text, /^PHOTO;ENCODING=b;TYPE=PNG:iVBOR/m);
  await auto(page, "create", "party", { name: "=Formule", type: "supplier", siret: "73282932000074", tel: [{ v: "01 42 00 10 01", t: "work" }] });
  await go(page, url + CARDS);
  const [table] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Télécharger le tableau/ }).click(),
  ]);
  const csv = await readFile(await table.path());
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf], "Excel sees that it is UTF-8");
  assert.match(csv.toString("utf8"), /^.?Nom;Corps de métier;Interlocuteur;/);
  const other = await device(t, { allow: GONE, size: DESK, path: CARDS });
  await choose(other.page, { name: "annuaire.csv", mimeType: "text/csv", buffer: csv });
  await on(other.page);
  await other.page.locator(".mapping").waitFor();
  await on(other.page);
  await accept(other.page);
  const names = async (page) => (await auto(page, "list", "party")).map((party) => [party.name, party.siret]).sort();
  assert.deepEqual(await names(other.page), await names(page));
});

test("every screen of the exchange is accessible", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { allow: GONE, path: CARDS });
  await page.locator(".drop-zone").waitFor();
  await expectAccessible(page, "file");
  await choose(page, join(OURS, "vcard", "damaged.vcf"));
  await expectAccessible(page, "check");
  await accept(page);
  await expectAccessible(page, "account");
});
