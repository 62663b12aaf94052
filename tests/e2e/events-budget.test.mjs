// The budget of an event: S6 to the cent, as it is typed; what if four more come; stages; what is below zero; the file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { snackbar } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const MORNING = new Date("2026-11-23T09:00:00+01:00");
const before = (context) => context.clock.install({ time: MORNING });
const eur = (cents) => ({ cents, cur: "EUR" });
const plain = (text) => text.replace(/\s/g, " ");
const left = async (page) => plain(await page.locator(".cap-left").innerText());
const sheet = (page) => page.locator("dialog[open]");
const line = (page, name) => page.locator(".money-line").filter({ hasText: name });

const LINES = [
  { title: "Traiteur", type: "catering", basis: "guest", milli: 1000, price: eur(4500), vat: 1000, tax: "net" },
  { title: "DJ", type: "entertainment", basis: "fixed", milli: 1000, price: eur(65000), vat: 2000, tax: "net" },
  { title: "Décoration", type: "decoration", basis: "fixed", milli: 1000, price: eur(37500), tax: "gross" },
  { title: "Boissons", type: "drinks", basis: "fixed", milli: 1000, price: eur(64800), tax: "gross" },
  { title: "Location de mobilier", type: "furniture", basis: "fixed", milli: 1000, price: eur(33600), tax: "gross" },
  { title: "Cadeaux", type: "gifts", basis: "fixed", milli: 60000, price: eur(1800), vat: 2000, tax: "net" },
];

/** An evening with 51 who come, six who do not and three who are silent. */
async function party(t, { size = PHONE, lines = LINES, cap = 650000, ...options } = {}) {
  const { device, url } = await world(t);
  const one = await device(t, { size, path: "plus", before, ...options });
  const { id } = await auto(one.page, "create", "event", {
    title: "Soirée de fin d’année", type: "party", ...(cap ? { cap: eur(cap) } : {}),
    when: { start: "2026-12-10T18:30", end: "2026-12-11T00:30", zone: "Europe/Paris" },
  });
  const rsvp = (n) => (n < 51 ? { rsvp: "yes" } : n < 57 ? { rsvp: "no" } : {});
  const guests = Array.from({ length: 60 }, (_, n) => ({ parent: id, name: `Invité ${n}`, ...rsvp(n) }));
  await auto(one.page, "import", "guest", guests);
  if (lines.length) await auto(one.page, "import", "event_line", lines.map((it) => ({ ...it, parent: id })));
  await go(one.page, `${url}evenements/${id}/budget`);
  await one.page.locator(".event-money").waitFor();
  return { ...one, url, id };
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`S6 to the cent, typed by hand, ${size}`, async (t) => {
    const { page, id } = await party(t, { size: viewport, lines: LINES.slice(1) });
    assert.match(await left(page), /Reste 3 065,00 € 3 435,00 € prévus sur 6 500,00 € TTC/);
    await page.getByRole("button", { name: "Ajouter une ligne" }).click();
    await sheet(page).getByLabel("Quoi").fill("Traiteur");
    await sheet(page).getByLabel("En plus des invités").fill("1");
    await sheet(page).getByText("51 invités").waitFor();
    await sheet(page).getByLabel("Prix par invité").fill("45");
    await sheet(page).getByLabel("TVA").selectOption({ label: "10 %" }).catch(() => {});
    await until("the total follows", async () => /2 574,00 €/.test(plain(await sheet(page).locator(".running-total").innerText())));
    await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
    await snackbar(page, "au budget").waitFor();
    await until("491,00 € are left", async () => /Reste 491,00 € 6 009,00 € prévus/.test(await left(page)));
    assert.match(plain(await line(page, "Traiteur").innerText()), /52 × 45,00 € HT[\s\S]*2 574,00 €/);

    // Four more.
    for (let n = 0; n < 4; n += 1) await page.getByRole("button", { name: "Un invité de plus" }).click();
    const outcome = page.locator(".what-if__outcome");
    await until("four more cost 198,00 €", async () =>
      /6 207,00 €\s*reste 293,00 €\s*\+198,00 €/.test(plain(await outcome.innerText())));
    await page.getByRole("button", { name: "Prévoir avec ce nombre" }).click();
    await until("the budget keeps them", async () => /Reste 293,00 €/.test(await left(page)));
    await reload(page);
    await until("after a reload too", async () => /Reste 293,00 €/.test(await left(page)));
    assert.equal((await auto(page, "get", id)).budget_heads, 55);
    await page.getByRole("button", { name: "Suivre les réponses" }).click();
    await until("back to those who come", async () => /Reste 491,00 €/.test(await left(page)));
  });
}

test("a line goes to the bin and comes back; the cap is exceeded in words", async (t) => {
  const { page } = await party(t);
  await line(page, "Cadeaux").getByRole("button").click();
  await sheet(page).getByRole("button", { name: "Mettre à la corbeille" }).click();
  await until("1 787,00 € are left", async () => /Reste 1 787,00 €/.test(await left(page)));
  await snackbar(page, "Cadeaux").getByRole("button", { name: "Annuler" }).click();
  await until("they are back", async () => /Reste 491,00 €/.test(await left(page)));

  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Modifier le plafond" }).click();
  await sheet(page).getByLabel("Plafond TTC").fill("-1");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await sheet(page).getByText("Un plafond est un montant positif.").waitFor();
  await sheet(page).getByLabel("Plafond TTC").fill("6 000");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await until("nine euros over", async () => /Dépassement 9,00 €/.test(await left(page)));
});

test("what was agreed, invoiced and paid goes before what was planned", async (t) => {
  const { page } = await party(t);
  await line(page, "DJ").getByRole("button").click();
  await sheet(page).getByLabel("Engagé").fill("750");
  await sheet(page).getByLabel("Payé").fill("200");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await until("thirty less", async () => /Reste 521,00 €/.test(await left(page)));
  assert.match(plain(await line(page, "DJ").innerText()), /Payé 200,00 €[\s\S]*750,00 €[\s\S]*Prévu 780,00 €/);

  // A deposit is a part; settled, it is the cost.
  await line(page, "DJ").getByRole("button").click();
  await sheet(page).getByLabel("Facturé").fill("740");
  await sheet(page).getByRole("switch", { name: "Soldé" }).click();
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await until("ten less", async () => /Reste 531,00 €/.test(await left(page)));

  // Below zero makes sense for a rebate, and for nothing else.
  await line(page, "Boissons").getByRole("button").click();
  await sheet(page).getByLabel("Engagé").fill("-5");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await sheet(page).getByText("Un montant négatif n’a de sens que pour une remise").waitFor();
  await sheet(page).getByLabel("Engagé").fill("");
  await sheet(page).getByLabel("Prix unitaire").fill("-50");
  await sheet(page).getByText("Remise").first().waitFor();
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await until("a rebate gives back", async () => /Reste 1 229,00 €/.test(await left(page)));
});

test("a line becomes a purchase order, and its invoices tell how far the money is", async (t) => {
  const { page, url, id } = await party(t);
  await line(page, "DJ").getByRole("button").click();
  await sheet(page).getByRole("combobox", { name: "Fournisseur" }).fill("DJ Milo");
  await sheet(page).getByRole("option", { name: /DJ Milo/ }).click();
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await until("it is the DJ’s", async () => /DJ Milo/.test(await line(page, "DJ").innerText()));
  await line(page, "DJ").getByRole("button").click();
  await sheet(page).getByRole("button", { name: "Créer le bon de commande" }).click();
  await page.waitForURL(/fournisseurs\/achats\/bon\//);
  const [order] = await auto(page, "list", "order");
  await auto(page, "create", "invoice", {
    party: order.party, order: order.id, number: "F-1", net: eur(65000), vat: eur(13000), gross: eur(78000), state: "to_check",
  });
  await go(page, `${url}evenements/${id}/budget`);
  await until("invoiced, to pay", async () => /Facturé, à payer/.test(plain(await line(page, "DJ").innerText())));
  assert.match(await left(page), /Reste 491,00 €/);
});

test("the budget as a file that a French spreadsheet opens", async (t) => {
  const { page } = await party(t, { size: DESK, lines: [{ ...LINES[1], title: "=HYPERLINK(1)" }, LINES[5]] });
  await page.getByRole("button", { name: "Autres actions" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Exporter en CSV" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "budget - Soirée de fin d’année.csv");
  const text = await readFile(await download.path(), "utf8");
  assert.ok(text.startsWith("\u{feff}Quoi;Poste;"), "a mark for the encoding, and semicolons");
  const rows = text.trim().split("\r\n");
  assert.equal(rows.length, 4);
  assert.ok(rows[1].startsWith("'=HYPERLINK(1);Animation;"), "no cell runs");
  assert.match(rows[2], /^Cadeaux;Cadeaux;;60;18,00;HT;20.%;1080,00;1296,00;/);
  assert.match(rows[3], /;2076,00;$/);
});
