// Calendars: what a file would do, taken in as one act, taken back, taken in again without doubles, and out as it came.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { auto, go, world } from "./support/app.mjs";
import { expectAccessible, snackbar } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const MORNING = new Date("2026-11-23T09:00:00+01:00");
const before = (context) => context.clock.install({ time: MORNING });
const fixture = (name) => new URL(`../fixtures/ical/${name}`, import.meta.url);
const SERIES = "serie-avec-exceptions.ics";
const plain = (text) => text.replace(/\s/g, " ");
const row = (page, name) => page.locator(".ics__row").filter({ hasText: name });
const events = async (page) => (await auto(page, "list", "event")).length;

async function calendars(t, { size = PHONE, ...options } = {}) {
  const { device, url } = await world(t);
  const one = await device(t, { size, path: "plus", before, ...options });
  await go(one.page, `${url}evenements/calendriers`);
  await one.page.locator(".drop-zone").waitFor();
  return { ...one, url };
}

const choose = async (page, name, text) => {
  const buffer = text === undefined ? await readFile(fixture(name)) : Buffer.from(text);
  await page.locator(".drop-zone__input").setInputFiles({ name, mimeType: "text/calendar", buffer });
};

/** The unfolded lines of a calendar, sorted: the order of properties means nothing. */
const lines = (text) => text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/).filter((line) => line && !line.startsWith("PRODID")).sort();

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`a series with exceptions in, back, in again and out, ${size}`, async (t) => {
    const { page } = await calendars(t, { size: viewport });
    await choose(page, SERIES);
    const text = plain(await row(page, "Point d'équipe").innerText());
    assert.match(text, /Nouveau/);
    assert.match(text, /Toutes les semaines, mardi, jusqu’au/);
    assert.match(text, /1 date déplacée/);
    assert.match(text, /1 date sautée/);
    assert.match(text, /2 invités gardés/);
    await expectAccessible(page);

    await page.getByRole("button", { name: "Importer 1 événement" }).click();
    await page.getByText("1 événement importé.").first().waitFor();
    await snackbar(page, "1 événement importé").getByRole("button", { name: "Annuler" }).click();
    await snackbar(page, "Annulé").waitFor();
    await page.getByRole("button", { name: "Autre fichier" }).click();

    await choose(page, SERIES);
    await page.getByRole("button", { name: "Importer 1 événement" }).click();
    await page.getByRole("button", { name: "Autre fichier" }).click();
    await choose(page, SERIES);
    await page.getByText("Tout est déjà là").waitFor();
    assert.match(await row(page, "Point d'équipe").innerText(), /Déjà là/);
    assert.equal(await events(page), 1);
    await page.getByRole("button", { name: "Autre fichier" }).click();

    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exporter le fichier .ics" }).click();
    const out = await readFile(await (await saving).path(), "utf8");
    assert.deepEqual(lines(out), lines(await readFile(fixture(SERIES), "utf8")), "not one line is lost");
    for (const line of out.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  });
}

test("a later version says what it changes, and what was edited here stays", async (t) => {
  const { page } = await calendars(t, { size: DESK });
  const text = await readFile(fixture(SERIES), "utf8");
  await choose(page, SERIES);
  await page.getByRole("button", { name: "Importer 1 événement" }).click();
  await page.getByRole("button", { name: "Autre fichier" }).click();
  const later = text.replaceAll("SEQUENCE:2", "SEQUENCE:3").replace("SUMMARY:Point d'équipe\r\n", "SUMMARY:Point du mardi\r\n");
  await choose(page, "plus-tard.ics", later);
  await until("the row says what changes", async () => /Change : titre/.test(plain(await row(page, "Point du mardi").innerText())));
  await page.getByRole("button", { name: "Importer 1 événement" }).click();
  await page.getByRole("button", { name: "Autre fichier" }).click();
  await choose(page, "plus-ancien.ics", text);
  await until("an older file changes nothing", async () => /Plus ancien/.test(await row(page, "Point d'équipe").innerText()));
  assert.equal(await events(page), 1);
});

test("hundreds of events come in by slices, are taken back whole, and are listed by sixties", async (t) => {
  const { page } = await calendars(t);
  const day = (n) => new Date(Date.UTC(2026, 11, 1 + n)).toISOString().slice(0, 10).replaceAll("-", "");
  const event = (_, n) => `BEGIN:VEVENT\r\nUID:${n}@annee\r\nSUMMARY:Visite ${n}\r\nDTSTART;TZID=Europe/Paris:${day(n)}T090000\r\nEND:VEVENT\r\n`;
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${Array.from({ length: 600 }, event).join("")}END:VCALENDAR\r\n`;
  const take = async () => {
    await choose(page, "annees.ics", text);
    await page.getByRole("button", { name: /^Importer 600/ }).click();
    await page.getByRole("link", { name: "Voir les événements" }).waitFor();
  };
  await take();
  await snackbar(page, "600 événements importés").getByRole("button", { name: "Annuler" }).click();
  await until("all of it is in the bin", async () => (await events(page)) === 0);
  await page.getByRole("button", { name: "Autre fichier" }).click();
  await take();
  assert.equal(await events(page), 600);
  await page.getByRole("link", { name: "Voir les événements" }).click();
  const rows = (n) => until(`${n} rows`, async () => (await page.locator(".event-row").count()) === n);
  await rows(60);
  await page.getByRole("button", { name: "Afficher plus" }).click();
  await rows(120);
  await page.getByText("Visite 119").waitFor();
});

test("zones, whole days and hours of the place, in words", async (t) => {
  const { page } = await calendars(t);
  await choose(page, "fuseaux-et-journees.ics");
  await until("all five are there", async () => (await page.locator(".ics__row").count()) === 5);
  assert.match(plain(await row(page, "Appel de Tokyo").innerText()), /Heure de Tokyo/);
  assert.match(plain(await row(page, "Instant UTC").innerText()), /18 h 30/);
  assert.match(await row(page, "Heure du lieu").innerText(), /Sans fuseau/);
  await expectAccessible(page);
});

test("what is no calendar is said, nothing is lost", async (t) => {
  const { page } = await calendars(t);
  await choose(page, "facture.ics", "Bonjour,\r\nvoici la facture.\r\n");
  await page.getByText("Ce fichier n’est pas un calendrier").waitFor();
  await choose(page, "vide.ics", "");
  await page.getByText("Le fichier est vide").waitFor();
  await choose(page, "enorme.ics", `BEGIN:VCALENDAR\r\n${"X-A:b\r\n".repeat(3_000_000)}`);
  await page.getByText("un calendrier 16").waitFor();
  await choose(page, "sans-fin.ics",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Sans fin\r\nDTSTART:20200101T090000\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n" +
    "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Sans date\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  await page.getByText("1 événement sans date de début").waitFor();
  assert.match(plain(await row(page, "Sans fin").innerText()), /Tous les jours, sans fin/);
  await page.getByRole("button", { name: "Importer 1 événement" }).click();
  await page.getByRole("link", { name: "Voir les événements" }).click();
  await page.locator(".events-page").waitFor();
});

test("a calendar dropped on another screen of the room is read", async (t) => {
  const { page, url } = await calendars(t, { size: DESK });
  await go(page, `${url}evenements`);
  await page.locator(".events-page").waitFor();
  const text = await readFile(fixture(SERIES), "utf8");
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "equipe.ics", { type: "text/calendar" }));
    return transfer;
  }, text);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await row(page, "Point d'équipe").waitFor();
});
