// A door: three letters, one tap, one sound; who is not expected is told in words; two phones that cannot hear each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, enter, go, keptOffline, office, reload, world } from "./support/app.mjs";
import { expectAccessible, snackbar } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const EVENING = new Date("2026-12-10T18:52:00+01:00");
const at = (time) => (context) => context.clock.install({ time });
const row = (page, name) => page.locator(".door-row").filter({ hasText: name });
const look = (page, name) => row(page, name).first().getAttribute("data-look");
const verdict = (page) => page.locator(".door__head .verdict");
const heads = (page) => page.locator(".door-count__heads").innerText().then(Number);
const field = (page) => page.getByRole("searchbox", { name: "Chercher un invité" });
const inside = (page, n) => until(`${n} inside`, async () => (await heads(page)) === n);
const doorOf = (url, id) => `${url}evenements/${id}/pointage`;

const GUESTS = [
  { given: "Marc", family: "Petit", rsvp: "yes", service: "Conseil", table: "4" },
  { given: "Océane", family: "N’Diaye", rsvp: "yes", service: "Finance" },
  { given: "Sofia", family: "Lindqvist", rsvp: "yes", plus: 2, company: "Nordlys", tel: "06 12 34 56 78" },
  { given: "Gérard", family: "Chevalier", rsvp: "no" },
  { given: "Inès", family: "Morel", rsvp: "yes", waiting: { ms: 1 } },
  { given: "Karim", family: "Benali", table: "Table 2" },
];

/** An evening and who is invited; the id of the event. */
async function party(page, { guests = GUESTS, ...more } = {}) {
  const { id } = await auto(page, "create", "event", {
    title: "Soirée de fin d’année", type: "party", status: "confirmed", capacity: 4,
    when: { start: "2026-12-10T18:30", end: "2026-12-11T00:30", zone: "Europe/Paris" }, ...more,
  });
  const all = guests.map((guest) => ({ name: `${guest.given} ${guest.family}`, ...guest, parent: id }));
  const { created } = await auto(page, "import", "guest", all);
  assert.equal(created, guests.length);
  return id;
}

/** A door on a device of its own. */
async function door(t, { size = PHONE, time = EVENING, ...more } = {}) {
  const { device, url } = await world(t);
  const one = await device(t, { size, path: "plus", before: at(time) });
  const id = await party(one.page, more);
  await go(one.page, doorOf(url, id));
  await one.page.locator(".door-row").first().waitFor();
  return { ...one, url, id };
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`three letters and a tap let a guest in, and back out, ${size}`, async (t) => {
    const { page } = await door(t, { size: viewport });
    assert.equal(await heads(page), 0);
    await field(page).fill("peti");
    await until("one is found", async () => (await page.locator(".door-row").count()) === 1);
    await row(page, "Petit").click();
    await verdict(page).getByText("Marc Petit").waitFor();
    await verdict(page).getByText("Entré · 18:52 · Table 4").waitFor();
    await inside(page, 1);
    assert.equal(await look(page, "Petit"), "in");
    const [stored] = (await auto(page, "list", "guest")).filter((guest) => guest.family === "Petit");
    const [tick] = Object.values(stored.in);
    assert.deepEqual([tick.n, tick.door, new Date(tick.ms).toISOString().slice(0, 16)], [1, "Entrée", "2026-12-10T17:52"]);
    await verdict(page).getByRole("button", { name: "Annuler" }).click();
    await inside(page, 0);
    assert.equal(await look(page, "Petit"), "expected");

    // In again; a second tap says so instead of letting him in twice, and takes it back if one wants.
    await row(page, "Petit").click();
    await inside(page, 1);
    await row(page, "Petit").click();
    await verdict(page).getByText("Déjà entré").waitFor();
    await verdict(page).getByText("18:52 · Entrée").waitFor();
    await verdict(page).getByRole("button", { name: "Annuler l’entrée" }).click();
    await inside(page, 0);
    await snackbar(page, "Entrée annulée").last().getByRole("button", { name: "Annuler" }).click();
    await inside(page, 1);
    await reload(page);
    await inside(page, 1);
  });
}

test("who is not expected is told in words, and comes in with one more tap", async (t) => {
  const { page } = await door(t);
  await row(page, "Chevalier").click();
  await verdict(page).getByText("A répondu qu’il ne viendrait pas").waitFor();
  assert.equal(await heads(page), 0, "nobody is let in by asking");
  await verdict(page).getByRole("button", { name: "Laisser entrer" }).click();
  await inside(page, 1);
  await row(page, "Morel").click();
  await verdict(page).getByText("Sur la liste d’attente, sans place confirmée").waitFor();
  await verdict(page).getByRole("button", { name: "Fermer" }).click();
  await inside(page, 1);
  // A silent guest is a guest.
  await row(page, "Benali").click();
  await inside(page, 2);
  await verdict(page).getByText("Entré · 18:52 · Table 2", { exact: true }).waitFor();
});

test("those brought along are counted, come later, and fill the place", async (t) => {
  const { page } = await door(t);
  await row(page, "Lindqvist").click();
  await verdict(page).getByText(/Avec 2 accompagnants/).waitFor();
  await verdict(page).getByRole("button", { name: "Une personne de moins" }).click();
  await verdict(page).getByRole("button", { name: "Faire entrer 2 personnes" }).click();
  await inside(page, 2);
  await row(page, "Lindqvist").click();
  await verdict(page).getByRole("button", { name: "Faire entrer 1 de plus" }).click();
  await inside(page, 3);
  assert.equal(await look(page, "Lindqvist"), "in", "a second thought is no duplicate");
  await row(page, "Petit").click();
  await inside(page, 4);
  await page.getByText("Jauge atteinte").waitFor();
  await row(page, "Diaye").click();
  await inside(page, 5);
  await page.getByText("Jauge dépassée de 1").waitFor();
});

test("somebody without an invitation comes in with one tap", async (t) => {
  const { page } = await door(t);
  await field(page).fill("Léa de la Tour");
  await page.getByRole("heading", { name: "Personne à ce nom" }).waitFor();
  await page.getByRole("button", { name: "Faire entrer Léa de la Tour sans invitation" }).click();
  await inside(page, 1);
  await page.getByText("1 spontané").waitFor();
  assert.equal(await field(page).inputValue(), "", "ready for the next one");
  await row(page, "de la Tour").getByText("Sans invitation").waitFor();
  await verdict(page).getByRole("button", { name: "Annuler" }).click();
  await inside(page, 0);
  assert.equal(await row(page, "de la Tour").count(), 0, "one act, taken back whole");
});

test("found by code, by the end of a number, by company and in spite of a slip; Enter lets in", async (t) => {
  const { page } = await door(t, { size: DESK });
  const found = (text, name) => until(`« ${text} » finds ${name}`, async () => {
    await field(page).fill(text);
    const names = await page.locator(".door-row__family").allInnerTexts();
    return names.join() === name;
  });
  await found("56 78", "Lindqvist");
  await found("nordl", "Lindqvist");
  await found("lindkvist", "Lindqvist");
  await found("ndia", "N’Diaye");
  await found("oce ndi", "N’Diaye");
  await field(page).press("Enter");
  await inside(page, 1);
  assert.equal(await field(page).inputValue(), "");
  // A hand scanner types a code and Enter. One character is wrong: told, and nobody comes in.
  await field(page).fill("K7M2-9QXP");
  await field(page).press("Enter");
  await verdict(page).getByText(/Code mal lu|Aucune invitation/).waitFor();
  await inside(page, 1);
});

test("by keys alone: letters from anywhere, arrows, Enter", async (t) => {
  const { page } = await door(t, { size: DESK });
  await page.locator("h1").focus();
  // « n » begins a name here, and no request.
  await page.keyboard.type("n");
  await until("the letter is in the search", async () => (await field(page).inputValue()) === "n");
  await field(page).fill("");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await verdict(page).getByText("A répondu qu’il ne viendrait pas").waitFor();
});

test("the camera lets in one guest after the other", async (t) => {
  const { device, url } = await world(t);
  const withEyes = async (context) => {
    await context.clock.install({ time: EVENING });
    await context.addInitScript(() => {
      window.BarcodeDetector = class {
        detect = async () => (window.inPicture ? [{ rawValue: window.inPicture }] : []);
      };
      HTMLMediaElement.prototype.play = async () => {};
      const getUserMedia = async () => new MediaStream();
      Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia }, configurable: true });
    });
  };
  const { page } = await device(t, { path: "plus", before: withEyes });
  const id = await party(page, { guests: GUESTS.map((guest, n) => ({ ...guest, code: `BILLET-${n}` })) });
  await go(page, doorOf(url, id));
  await page.getByRole("button", { name: "Scanner" }).click();
  const sheet = page.getByRole("dialog", { name: "Scanner les invitations" });
  const see = (text) => page.evaluate((text) => { window.inPicture = text; }, text);
  await see("BILLET-0");
  await sheet.getByText("Marc Petit").waitFor();
  await inside(page, 1);
  await see("BILLET-1");
  await sheet.getByText("Océane N’Diaye").waitFor();
  await inside(page, 2);
  await see("BILLET-100");
  await sheet.getByText("Aucune invitation n’a le code BILLET-100").waitFor();
  await see("https://exemple.example/menu");
  await sheet.getByText("Ce n’est pas une invitation.").waitFor();
  await inside(page, 2);
});

test("who is to come, who is inside; a tap never lands on the next name", async (t) => {
  const { page } = await door(t);
  await page.getByRole("button", { name: /^À venir/ }).click();
  await until("four may come", async () => (await page.locator(".door-row").count()) === 4);
  await row(page, "Petit").dblclick();
  await inside(page, 1);
  assert.equal(await look(page, "Petit"), "in", "he stays under the finger");
  assert.equal(await page.locator(".door-row").count(), 4);
  await page.getByRole("button", { name: /^À venir/ }).click();
  await page.getByRole("button", { name: /^Entrés/ }).click();
  await until("one is inside", async () => (await page.locator(".door-row").count()) === 1);
  // Every arrival stands in the strip; nothing of it widens the screen.
  await page.getByRole("button", { name: /^Entrés/ }).click();
  for (const name of ["Diaye", "Benali"]) await row(page, name).click();
  await inside(page, 3);
  await reload(page);
  await page.locator(".arrival").first().waitFor();
  const wide = await page.evaluate(() => {
    const { width } = document.documentElement.getBoundingClientRect();
    return [...document.querySelectorAll(".door__head > *")].filter((el) => width < el.getBoundingClientRect().right).map((el) => el.className);
  });
  assert.deepEqual(wide, []);
});

test("the door has a name and a voice of its own, kept on the device", async (t) => {
  const { page } = await door(t);
  await page.getByRole("button", { name: "Régler cette porte Entrée" }).click();
  const sheet = page.getByRole("dialog", { name: "Régler cette porte" });
  await sheet.getByLabel("Nom de cette porte").fill("Quai");
  await sheet.getByLabel("Nom de cette porte").press("Enter");
  await sheet.getByRole("switch", { name: /Son et vibration/ }).uncheck();
  await sheet.getByRole("button", { name: "Fermer" }).click();
  await reload(page);
  await page.getByRole("button", { name: "Régler cette porte Quai" }).waitFor();
  await page.getByRole("button", { name: "Remettre le son" }).waitFor();
  await row(page, "Petit").click();
  await inside(page, 1);
  const stored = (await auto(page, "list", "guest")).find((guest) => guest.family === "Petit");
  assert.equal(Object.values(stored.in)[0].door, "Quai");
});

test("two doors offline: the same guest on both counts once, with both times", async (t) => {
  const { url, server, newDevice, Claire } = await office(t, { Claire: { role: "manager", before: at(EVENING) } });
  const id = await party(Claire.page);
  await agree(Claire.page);
  const quay = await newDevice({ before: at(new Date("2026-12-10T18:55:00+01:00")) });
  await enter(quay.page, server, { name: "Karim", device: "téléphone du quai" });
  await agree(quay.page);
  for (const { page, context } of [Claire, quay]) {
    await go(page, doorOf(url, id));
    await row(page, "Petit").waitFor();
    await keptOffline(page);
    await context.setOffline(true);
  }
  await quay.page.getByRole("button", { name: /^Régler cette porte/ }).click();
  const name = quay.page.getByLabel("Nom de cette porte");
  await name.fill("Quai");
  await name.press("Enter");
  await quay.page.getByRole("dialog").getByRole("button", { name: "Fermer" }).click();
  await row(Claire.page, "Petit").click();
  await inside(Claire.page, 1);
  await row(quay.page, "Petit").click();
  await row(quay.page, "Diaye").click();
  await inside(quay.page, 2);
  for (const { context } of [Claire, quay]) await context.setOffline(false);
  await agree(Claire.page);
  await agree(quay.page);
  await agree(Claire.page);
  for (const { page } of [Claire, quay]) {
    await inside(page, 2);
    assert.equal(await look(page, "Petit"), "twice");
    await row(page, "Petit").getByText("18:52 Entrée, 18:55 Quai").waitFor();
    await page.getByRole("button", { name: /^Doublons 1/ }).click();
    await until("only him", async () => (await page.locator(".door-row").count()) === 1);
  }
});

test("the door of an event that this device does not have says so", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "plus" });
  for (const area of ["pointage", "emargement"]) {
    await go(page, `${url}evenements/01a26115-63aa-7f62-9f06-8eac07349abd/${area}`);
    await page.getByRole("heading", { name: "Événement introuvable" }).waitFor();
  }
});

test("the sheet to sign: by family name, its head on each of its numbered pages", async (t) => {
  const guests = Array.from({ length: 60 }, (_, n) => ({ given: "Ana", family: `Nom ${String(60 - n).padStart(2, "0")}`, rsvp: "yes" }));
  const { page, url, id } = await door(t, { size: DESK, guests: [...GUESTS, ...guests] });
  await go(page, `${url}evenements/${id}/emargement`);
  await page.locator(".sign-in__family").first().waitFor();
  const names = await page.locator(".sign-in__family").allInnerTexts();
  assert.deepEqual(names.slice(0, 4), ["Benali", "Lindqvist", "N’Diaye", "Nom 01"]);
  assert.ok(!names.includes("Chevalier") && !names.includes("Morel"), "neither who declined nor who waits");
  await page.getByText("66 personnes attendues").waitFor();
  await page.getByRole("checkbox", { name: "Avec ceux qui n’ont pas répondu" }).uncheck();
  await until("the silent one is gone", async () => (await page.locator(".sign-in__family").count()) === 63);
  const pdf = (await page.pdf({ preferCSSPageSize: true, path: process.env.INTENDANCE_SIGN_IN })).toString("latin1");
  assert.ok(2 < [...pdf.matchAll(/\/Type \/Page\b/g)].length, "several pages");
});

for (const colorScheme of ["light", "dark"]) {
  test(`the door and the sheet to sign are accessible, ${colorScheme}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { path: "plus", before: at(EVENING), colorScheme });
    const id = await party(page);
    await go(page, doorOf(url, id));
    await row(page, "Petit").waitFor();
    await expectAccessible(page, "the door");
    await row(page, "Petit").click();
    await inside(page, 1);
    await expectAccessible(page, "somebody came in");
    await row(page, "Petit").click();
    await verdict(page).getByText("Déjà entré").waitFor();
    await expectAccessible(page, "already in");
    await row(page, "Lindqvist").click();
    await verdict(page).getByText(/accompagnants/).waitFor();
    await expectAccessible(page, "with others");
    await page.getByRole("button", { name: /^Régler cette porte/ }).click();
    await page.getByRole("dialog").getByLabel("Nom de cette porte").waitFor();
    await expectAccessible(page, "setting up the door");
    await go(page, `${url}evenements/${id}/emargement`);
    await page.locator(".sign-in__family").first().waitFor();
    await expectAccessible(page, "the sheet to sign");
  });
}
