// The year of decisions on contracts, its calendar file, what the first screen says, reminders told once.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const at = (time) => (context) => context.clock.install({ time: new Date(time) });
const MONDAY = at("2026-11-23T09:12:00+01:00");
const YEAR = "fournisseurs/contrats?vue=annee";

/** What a French person reads: no-break spaces are spaces. */
const plain = (text) => text.replace(/[\u00a0\u202f\s]+/g, " ").trim();
const says = (locator, pattern) =>
  until(`${pattern}`, async () => {
    const text = plain(await locator.innerText());
    return pattern.test(text) ? text : Promise.reject(new Error(text));
  });

const months = (n) => ({ n, u: "month" });

/** A contract with its party. */
async function contract(page, name, title, start, initial, { notice = 2, cents = 145_000, ...more } = {}) {
  const party = await auto(page, "create", "party", { name, type: "supplier" });
  return auto(page, "create", "contract", {
    party: party.id,
    title,
    start,
    initial: months(initial),
    renewal: { k: "tacit", ...months(12) },
    notice: { ...months(notice), days: "calendar", basis: "received", form: "lrar", buffer: 5 },
    amount: { cents, per: "month", vat: 2000, cur: "EUR" },
    ...more,
  });
}

/** Clair & Net as S3 has it. */
const clairEtNet = (page) => contract(page, "Clair & Net", "Nettoyage des bureaux", "2024-02-01", 24);

test("S3: the year shows what is to be sent today in red, what it costs, and goes into any calendar", async (t) => {
  const { device, url } = await world(t);
  for (const size of [PHONE, DESK]) {
    const { page } = await device(t, { path: YEAR, before: MONDAY, size });
    await page.getByText("Rien à décider d’ici un an").waitFor();
    await clairEtNet(page);
    // Two years away: in no month.
    await contract(page, "Ascenseurs Lemoine", "Ascenseur", "2025-12-01", 36);
    // No dates: told, not left out.
    await auto(page, "create", "contract", { title: "Vitres", party: (await auto(page, "create", "party", { name: "X" })).id });
    await says(page.locator(".year__total"), /^17 400,00 € HT reconduits si personne ne dit rien$/);
    await says(page.locator(".year__about"), /^1 décision · d’ici le 31 oct\. 2027$/);
    await says(page.locator(".year__unclear"), /^1 contrat a des dates à compléter/);
    const bars = page.locator(".year-strip__cell");
    assert.equal(await bars.count(), 12);
    assert.equal(await page.locator(".year-strip__cell[data-red]").count(), 1);
    await page.getByRole("button", { name: /^novembre 2026 : 1 décision, 17 400,00 € HT$/ }).click();
    const row = page.locator(".year-row[data-red]");
    await says(row, /^23 lun\. Nettoyage des bureaux Clair & Net Sans rien faire : reconduit jusqu’au 31 janv\. 2028 À envoyer aujourd’hui 17 400,00 €$/);
    await expectAccessible(page, "the year");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Exporter l’agenda (.ics)" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "contrats-2026-11-23.ics");
    const file = await readFile(await download.path(), "utf8");
    const lines = file.split("\r\n");
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n")));
    const starts = lines.filter((line) => line.startsWith("DTSTART"));
    assert.deepEqual(starts, ["20261123", "20261130", "20270131"].map((day) => `DTSTART;VALUE=DATE:${day}`));
    assert.ok(lines.map(plain).includes("SUMMARY:Envoyer la lettre : Nettoyage des bureaux\\, Clair & Net"));
    assert.equal(lines.filter((line) => line.startsWith("TRIGGER")).length, 6);

    await row.getByRole("link").click();
    await page.waitForURL(/\/fournisseurs\/contrats\/[0-9a-f-]{36}$/);
    await go(page, url + YEAR);
    await page.getByRole("radio", { name: "Liste" }).check({ force: true });
    await page.waitForURL(/\/fournisseurs\/contrats$/);
  }
});

test("A deadline that passed is told until when one is bound, with the next occasion", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: YEAR, before: at("2026-12-01T09:00:00+01:00") });
  await clairEtNet(page);
  await says(page.locator(".year-bound"), /Nettoyage des bureaux, Clair & Net limite du 30 nov\. 2026, engagé jusqu’au 31 janv\. 2028$/);
  await says(page.locator(".year-month"), /^novembre 2027 17 400,00 € HT 23 mar\. /i);
  await expectAccessible(page, "the year, bound");
});

test("The first screen says what to send today and what lapses; a tap opens it", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { before: MONDAY });
  await clairEtNet(page);
  await contract(page, "Café Noir", "Machines à café", "2026-03-01", 12, { notice: 1 });
  const party = await auto(page, "create", "party", { name: "Électricité Roussel", type: "supplier" });
  await auto(page, "create", "document", { about: party.id, type: "decennial", issued: "2026-01-01", expires: "2026-12-01" });
  await auto(page, "create", "request", { title: "Néon qui clignote" });
  await go(page, url);
  const decide = page.locator(".section", { has: page.getByRole("heading", { name: "Contrats à décider" }) });
  const red = decide.locator(".due-item[data-red]");
  await says(red, /^Nettoyage des bureaux À envoyer aujourd’hui Clair & Net · 17 400,00 € HT engagés$/);
  await says(decide.locator(".due-item").nth(1), /^Machines à café dans \d+ jours Café Noir/);
  const papers = page.locator(".section", { has: page.getByRole("heading", { name: "Documents à renouveler" }) });
  await says(papers, /expire le 1er déc\. 2026/);
  await expectAccessible(page, "the first screen");
  await red.getByRole("link").click();
  await page.waitForURL(/\/fournisseurs\/contrats\/[0-9a-f-]{36}$/);
});

test("Reminders: asked for by a tap, each told once, and again only on the next step", async (t) => {
  const { device } = await world(t);
  const phone = await device(t, {
    path: YEAR,
    permissions: ["notifications"],
    before: async (context) => {
      await MONDAY(context);
      // What the browser is asked to show, over reloads.
      await context.addInitScript(() => {
        const note = (title) => {
          const told = JSON.parse(localStorage.getItem("told") ?? "[]");
          localStorage.setItem("told", JSON.stringify([...told, title]));
        };
        class Shown {
          static permission = "granted";
          static requestPermission = async () => "granted";
          constructor(title) { note(title); }
        }
        window.Notification = Shown;
        // The empty page before the first has none.
        const worker = globalThis.ServiceWorkerRegistration?.prototype;
        if (worker) worker.showNotification = async (title) => note(title);
      });
    },
  });
  const { page } = phone;
  const told = () => page.evaluate(() => JSON.parse(localStorage.getItem("told") ?? "[]"));
  await clairEtNet(page);
  await page.getByRole("switch", { name: /Me prévenir sur cet appareil/ }).check();
  const first = await until("one reminder", async () => ((await told()).length === 1 ? told() : Promise.reject(new Error("none"))));
  assert.deepEqual(first.map(plain), ["À envoyer aujourd’hui : Nettoyage des bureaux, Clair & Net"]);
  await go(page, phone.url);
  await page.locator(".due-item[data-red]").first().waitFor();
  await reload(page);
  await page.locator(".due-item[data-red]").first().waitFor();
  assert.equal((await told()).length, 1, "told once");
  // Another contract comes within sixty days: told, alone.
  await contract(page, "Café Noir", "Machines à café", "2026-03-01", 12, { notice: 1 });
  const second = await until("two reminders", async () => ((await told()).length === 2 ? told() : Promise.reject(new Error("one"))));
  assert.match(plain(second[1]), /^Machines à café, Café Noir : à décider dans \d+ jours$/);
});
