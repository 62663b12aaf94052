// The directory: whom to call, found by three letters, checked in kind words, in one hand and without a network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, keptOffline, reload, world } from "./support/app.mjs";
import { expectAccessible, room, snackbar, undo } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const party = (page, name) =>
  page.locator(".party-row").filter({ has: page.getByRole("link", { name, exact: true }) });
const names = (page) => page.locator(".party-row__name").allInnerTexts();
const find = (page, text) => page.getByRole("searchbox", { name: "Chercher dans l’annuaire" }).fill(text);
const work = (v, t = "work") => ({ v, t });

/** A supplier with all that a page shows. */
async function clairEtNet(page, more = {}) {
  const { id } = await auto(page, "create", "party", {
    name: "Clair & Net", type: "supplier", trades: ["cleaning"], services: ["cleaning", "reception"], tags: ["contrat cadre"],
    tel: { a: work("01.42.00.10.01"), b: work("06 11 22 33 44 poste 12", "emergency") },
    mail: { a: work("contact@clairnet.example") },
    adr: { a: { street: "3 rue Pleyel", postcode: "93200", city: "Saint-Denis", t: "work" } },
    iban: "FR76 3000 6000 0112 3456 7890 189", web: "clairnet.example",
    hours: { mon: "08:00-12:00,14:00-18:00" }, access_badge: "B-112", access_key: "Boîte à clés", ...more,
  });
  return id;
}

async function colleagues(page, id) {
  await auto(page, "create", "contact", { party: id, name: "Fatou Diallo", type: "manager", tel: { a: work("06 12 34 56 78", "mobile") } });
  await auto(page, "create", "party", { name: "Otis", trades: ["lift"], tel: { a: work("0 800 24 24 24", "emergency") } });
  await auto(page, "create", "party", { name: "Crédit du Nord-Ouest", type: "bank" });
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`a supplier from its name to its call, ${size}`, async (t) => {
    const { device } = await world(t);
    const { page } = await device(t, { size: viewport, path: "" });
    await room(page, "Fournisseurs");
    await page.getByRole("button", { name: "Ajouter à l’annuaire" }).first().click();
    const sheet = page.getByRole("dialog", { name: "Ajouter à l’annuaire" });
    await sheet.getByRole("button", { name: "Créer la fiche" }).click();
    await sheet.getByText("Un nom est nécessaire.").waitFor();
    await sheet.getByLabel("Nom").fill("Clair & Net");
    await sheet.getByLabel("Téléphone").fill("01.42.00.10.01 p. 12");
    await sheet.getByRole("button", { name: "Créer la fiche" }).click();
    await page.getByRole("heading", { level: 1, name: "Clair & Net" }).waitFor();
    const call = page.locator(".reach__act[data-primary]");
    assert.equal(await call.getAttribute("href"), "tel:+33142001001");
    await page.getByText("01 42 00 10 01, poste 12").first().waitFor();
    const [stored] = await auto(page, "list", "party");
    assert.deepEqual(stored.tel, { main: { v: "01.42.00.10.01 p. 12", t: "work" } }, "kept as typed");

    // A contact who is called first takes over.
    await page.getByRole("button", { name: "Ajouter un contact" }).click();
    const form = page.getByRole("dialog", { name: "Ajouter un contact" });
    await form.getByLabel("Nom").fill("Fatou Diallo");
    await form.getByLabel("Téléphone").fill("0033 6 12 34 56 78");
    await form.getByRole("switch", { name: /À appeler en premier/ }).check();
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await until("her number is called", async () => (await call.getAttribute("href")) === "tel:+33612345678");
    assert.equal(await page.locator(".reach__act", { hasText: "SMS" }).getAttribute("href"), "sms:+33612345678");
    await reload(page);
    await until("and still is", async () => (await call.getAttribute("href")) === "tel:+33612345678");
  });
}

test("three letters find anyone, by name, contact, service, town, tag or digits", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "" });
  await colleagues(page, await clairEtNet(page));
  await go(page, `${url}fournisseurs`);
  await until("all are listed", async () => (await names(page)).length === 3);
  for (const text of ["cla", "fat", "accueil", "reception", "saint-d", "cadre", "0142", "06 12 34", "+33 6 12"]) {
    await find(page, text);
    await until(`« ${text} » finds`, async () => (await names(page)).join() === "Clair & Net");
  }
  await find(page, "fat");
  await party(page, "Clair & Net").getByText("Fatou Diallo").waitFor();
  await find(page, "xyz");
  await page.getByRole("heading", { name: "Personne ne correspond" }).waitFor();
  await page.getByRole("button", { name: "Effacer les filtres" }).click();
  await until("all are listed again", async () => (await names(page)).length === 3);
  // Emergency only where nothing else is known.
  assert.equal(await party(page, "Otis").locator(".call-button").getAttribute("href"), "tel:0800242424");
  await page.getByRole("button", { name: /Banques/ }).click();
  await until("banks only", async () => (await names(page)).join() === "Crédit du Nord-Ouest");
  await until("the address says so", async () => page.url().endsWith("?type=bank"));
  await reload(page);
  await until("still banks only", async () => (await names(page)).join() === "Crédit du Nord-Ouest");
});

test("a SIRET that fails its key is told in words, corrected, and nothing is lost", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "" });
  const id = await clairEtNet(page);
  await go(page, `${url}fournisseurs/${id}`);
  await page.getByRole("button", { name: "Modifier : Identifiants" }).click();
  const form = page.getByRole("dialog", { name: "Identifiants" });
  await form.getByLabel("SIRET").fill("732 829 320 00075");
  await form.getByLabel("BIC").fill("BNPAFRPP");
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await form.getByText(/clé de contrôle ne tombe pas juste/).waitFor();
  assert.equal((await auto(page, "get", id)).siret, undefined, "nothing wrong is stored unasked");
  await form.getByLabel("SIRET").fill("732 829 320 0007");
  await form.getByText("Il y a 13 chiffres, il en faut 14.").waitFor();
  await form.getByLabel("SIRET").fill("732 829 320 00074");
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await form.waitFor({ state: "hidden" });
  await until("both are stored", async () => (await auto(page, "get", id)).bic === "BNPAFRPP");
  assert.equal((await auto(page, "get", id)).siret, "732 829 320 00074");

  // Who insists keeps what was typed, and the page says what is odd about it.
  await page.getByRole("button", { name: "Modifier : Identifiants" }).click();
  await form.getByLabel("SIREN").fill("552 100 554");
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await form.getByText(/appartient au SIREN 732\s829\s320/).waitFor();
  await form.getByRole("button", { name: "Garder tel quel" }).click();
  await page.locator(".identifier .party-flaw").getByText(/appartient au SIREN/).waitFor();
});

test("the IBAN is masked until asked for", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "", permissions: ["clipboard-read", "clipboard-write"] });
  const id = await clairEtNet(page);
  await go(page, `${url}fournisseurs/${id}`);
  const iban = page.locator(".identifier").filter({ hasText: "IBAN" });
  const shown = () => iban.locator(".identifier__value").innerText().then((text) => text.replace(/\s/g, " "));
  assert.equal(await shown(), "FR76 •••• •••• 0189");
  assert.ok(!(await page.locator("main").innerHTML()).includes("3456"), "nowhere on the page");
  await iban.getByRole("button", { name: "Copier : IBAN" }).click();
  await snackbar(page, "IBAN copié").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "FR7630006000011234567890189");
  await iban.getByRole("button", { name: "Afficher l’IBAN" }).click();
  await until("it is shown", async () => (await shown()) === "FR76 3000 6000 0112 3456 7890 189");
  await iban.getByRole("button", { name: "Masquer l’IBAN" }).click();
  await until("and masked", async () => (await shown()) === "FR76 •••• •••• 0189");
});

test("blocked with a reason, in shape and words; deleted and taken back", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "" });
  const id = await clairEtNet(page);
  await colleagues(page, id);
  await go(page, `${url}fournisseurs/${id}`);
  const menu = async (entry) => {
    await page.getByRole("button", { name: "Actions pour Clair & Net" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
  };
  await menu("Préférer ou bloquer");
  const form = page.getByRole("dialog", { name: "Préférer ou bloquer" });
  await form.getByRole("radio", { name: "Bloqué" }).check();
  await form.getByLabel("Pourquoi").fill("Badge jamais rendu");
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("« Clair & Net » est bloqué : Badge jamais rendu").waitFor();
  await go(page, `${url}fournisseurs`);
  await party(page, "Clair & Net").getByText("Bloqué").waitFor();
  await page.getByRole("button", { name: /Bloqués/ }).click();
  await until("blocked only", async () => (await names(page)).join() === "Clair & Net");

  await go(page, `${url}fournisseurs/${id}`);
  await menu("Mettre à la corbeille");
  await snackbar(page, "à la corbeille").waitFor();
  await until("it left the list", async () => !(await names(page)).includes("Clair & Net"));
  await undo(page, "à la corbeille");
  await until("it is back", async () => (await names(page)).includes("Clair & Net"));
});

test("who was called comes first", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "" });
  await colleagues(page, await clairEtNet(page));
  await go(page, `${url}fournisseurs`);
  await until("by name", async () => (await names(page)).join() === "Clair & Net,Crédit du Nord-Ouest,Otis");
  // The link opens the telephone, which a test has not.
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
  await party(page, "Otis").locator(".call-button").click();
  await go(page, `${url}fournisseurs`);
  await until("the one called first", async () => (await names(page))[0] === "Otis");
  await page.getByRole("heading", { name: "Récents et fréquents" }).waitFor();
});

test("hours and access, with the network cut", async (t) => {
  const { device, url } = await world(t);
  const { page, context } = await device(t, { path: "" });
  const id = await clairEtNet(page, { hours: null, access_badge: null, access_key: null });
  await keptOffline(page);
  await go(page, `${url}fournisseurs/${id}`);
  await context.setOffline(true);
  await reload(page);
  await page.getByRole("button", { name: "Modifier : Horaires" }).click();
  const hours = page.getByRole("dialog", { name: "Horaires" });
  await hours.getByLabel("lundi", { exact: true }).fill("8h30");
  await hours.getByRole("button", { name: "Enregistrer" }).click();
  await hours.getByText(/manque l’heure de fermeture/).waitFor();
  await hours.getByLabel("lundi", { exact: true }).fill("8h30-12h, 14 h à 18 h");
  await hours.getByRole("button", { name: "Recopier lundi jusqu’à vendredi" }).click();
  await hours.getByRole("button", { name: "Enregistrer" }).click();
  await until("the week is stored", async () => (await auto(page, "get", id)).hours?.fri === "08:30-12:00,14:00-18:00");
  await page.locator(".open-state").waitFor();
  await page.getByRole("button", { name: "Modifier : Accès" }).click();
  const access = page.getByRole("dialog", { name: "Accès" });
  await access.getByLabel("Alarme").fill("Zone 2 avant 7 h");
  await access.getByRole("button", { name: "Enregistrer" }).click();
  await page.locator(".access").getByText("Zone 2 avant 7 h").waitFor();
  await reload(page);
  await page.locator(".access").getByText("Zone 2 avant 7 h").waitFor();
});

test("a list of hundreds comes back where it was left, another screen begins at its top", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "" });
  const firms = Array.from({ length: 300 }, (_, n) => ({ name: `Firme ${String(n).padStart(3, "0")}`, type: "supplier" }));
  await page.evaluate((firms) => globalThis.intendance.import("party", firms), firms);
  await go(page, `${url}fournisseurs`);
  await until("the first rows", async () => (await names(page)).includes("Firme 000"));
  assert.ok((await names(page)).length < 20, "no more than a screen shows, and a few");
  const top = () => page.evaluate(() => document.getElementById("main").scrollTop);
  await page.evaluate(() => { document.getElementById("main").scrollTop = 9_000; });
  await until("rows further down", async () => (await names(page)).includes("Firme 120"));
  await page.getByRole("link", { name: "Firme 120" }).click();
  await page.getByRole("heading", { level: 1, name: "Firme 120" }).waitFor();
  await until("a party begins at its top", async () => (await top()) === 0);
  await page.goBack();
  await until("the list stands where it was", async () => (await top()) === 9_000 && (await names(page)).includes("Firme 120"));
  await room(page, "Aujourd’hui");
  await until("today begins at its top", async () => (await top()) === 0);
  await room(page, "Fournisseurs");
  await until("and the list is where it was", async () => (await top()) === 9_000 && (await names(page)).includes("Firme 120"));
});

for (const [size, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe on the directory, ${size}, ${colorScheme}`, async (t) => {
      const { device, url } = await world(t);
      const { page } = await device(t, { size: viewport, colorScheme, path: "" });
      await go(page, `${url}fournisseurs`);
      await page.getByRole("heading", { name: "L’annuaire est vide" }).waitFor();
      await expectAccessible(page, "an empty directory");
      const id = await clairEtNet(page, { siret: "732 829 320 00075", standing: { s: "preferred", why: "réactifs" } });
      await colleagues(page, id);
      await auto(page, "create", "party", { name: "BuroPlus", standing: { s: "blocked", why: "retards" } });
      await go(page, `${url}fournisseurs`);
      await until("all are listed", async () => (await names(page)).length === 4);
      await expectAccessible(page, "the list");
      await go(page, `${url}fournisseurs/${id}`);
      await page.locator(".identifiers").waitFor();
      await expectAccessible(page, "a party");
      for (const section of ["Coordonnées", "Horaires", "Accès", "Identifiants", "Services"]) {
        await page.getByRole("button", { name: `Modifier : ${section}` }).click();
        await page.getByRole("dialog").waitFor();
        await expectAccessible(page, `the form « ${section} »`);
        await page.keyboard.press("Escape");
      }
      await page.getByRole("button", { name: "Ajouter un contact" }).click();
      await page.getByRole("dialog").waitFor();
      await expectAccessible(page, "the form of a contact");
    });
  }
}

test("nothing sticks out at 320 pixels", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }, path: "" });
  const long = "Anticonstitutionnellement-irréprochablement-interdépartemental";
  const id = await clairEtNet(page, { name: `${long} ${long}`, tags: [long], access_note: long, notes: long });
  await auto(page, "create", "contact", { party: id, name: long, mail: { a: work(`${long}@exemple.fr`) } });
  for (const path of ["fournisseurs", `fournisseurs/${id}`]) {
    await go(page, url + path);
    await page.locator("h1:visible").first().waitFor();
    const wide = await page.evaluate(() => {
      const scroller = document.getElementById("main") ?? document.documentElement;
      return Math.max(scroller.scrollWidth - scroller.clientWidth, document.documentElement.scrollWidth - innerWidth);
    });
    assert.ok(wide <= 0, `${path}: ${wide} pixels too wide`);
  }
});
