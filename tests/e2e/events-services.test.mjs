// Suppliers, rooms and equipment of an event: who comes when, whom to call, which room two events want, what is brought back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { hush, snackbar } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const MORNING = new Date("2026-11-23T09:00:00+01:00");
const before = (context) => context.clock.install({ time: MORNING });
const eur = (cents) => ({ cents, cur: "EUR" });
const plain = (text) => text.replace(/\s/g, " ");
const sheet = (page) => page.locator("dialog[open]");
const service = (page, name) => page.locator(".service").filter({ hasText: name });
const show = (page, name) => page.locator(".services > .segmented label").filter({ hasText: name }).click();
const item = (page, name) => page.locator(".kit__item").filter({ hasText: name });

/** An evening, and a seminar on the same day. */
async function evening(t, { size = PHONE, fill } = {}) {
  const { device, url } = await world(t);
  const one = await device(t, { size, path: "plus", before });
  const make = async (kind, fields) => (await auto(one.page, "create", kind, fields)).id;
  const at = (start, end) => ({ start: `2026-12-10T${start}`, end, zone: "Europe/Paris" });
  const id = await make("event", {
    title: "Soirée", type: "party", access: "Ponton 3", when: at("18:30", "2026-12-11T00:30"),
  });
  const other = await make("event", { title: "Séminaire", type: "seminar", when: at("09:00", "2026-12-10T19:00") });
  await fill?.({ make, id, other });
  await go(one.page, `${url}evenements/${id}/prestataires`);
  await one.page.locator(".services").waitFor();
  return { ...one, url, id, other, make };
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`a caterer comes, is called, arrives and leaves, ${size}`, async (t) => {
    const { page, id } = await evening(t, {
      size: viewport,
      fill: async ({ make, id }) => {
        const party = await make("party", { name: "Saveurs du Canal", type: "supplier", tel: ["06 11 22 33 44"] });
        await make("event_line", {
          parent: id, title: "Traiteur", basis: "fixed", milli: 1000, price: eur(100000), vat: 1000, tax: "net", party,
        });
      },
    });
    await page.getByRole("heading", { name: "Aucun prestataire" }).waitFor();
    await page.getByRole("button", { name: "Ajouter un prestataire" }).click();
    await sheet(page).getByRole("combobox", { name: "Fournisseur" }).fill("Saveurs");
    await sheet(page).getByRole("option", { name: /Saveurs du Canal/ }).click();
    await sheet(page).getByRole("radio", { name: "Confirmé" }).check();
    await sheet(page).getByLabel("Arrivée").fill("16:00");
    await sheet(page).getByLabel("Prêt").fill("19:00");
    await sheet(page).getByLabel("Départ").fill("01:00");
    await sheet(page).getByText("Prêt 30 min après le début.").waitFor();
    await sheet(page).getByLabel("Prêt").fill("18:00");
    await sheet(page).getByLabel("Prêt").press("Tab");
    await sheet(page).getByLabel("Ce qu’ils apportent").fill("Buffet, 2 serveurs");
    await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
    const caterer = service(page, "Saveurs du Canal");
    await caterer.waitFor();
    const words = plain(await caterer.innerText());
    assert.match(words, /Confirmé/);
    assert.match(words, /16 h → 1 h \(lendemain\) · prêt à 18 h/);
    assert.match(words, /1 100,00 € à payer/);
    assert.equal(await caterer.getByRole("link", { name: /Appeler Saveurs du Canal/ }).getAttribute("href"), "tel:+33611223344");
    assert.equal(await caterer.getByRole("link", { name: /SMS/ }).getAttribute("href"), "sms:+33611223344");
    const [stored] = await auto(page, "list", "event_supplier");
    assert.deepEqual([stored.arrive, stored.leave].map((it) => it?.min ?? it), [960, 1500]);

    await hush(page);
    await caterer.getByRole("button", { name: "Saveurs du Canal est arrivé" }).click();
    await caterer.getByText("arrivé à 09:00").waitFor();
    await page.getByText("1 sur place").waitFor();
    await caterer.getByRole("button", { name: "Saveurs du Canal est parti" }).click();
    await caterer.getByText("parti à 09:00").waitFor();
    await snackbar(page, "est parti").getByRole("button", { name: "Annuler" }).click();
    await page.getByText("1 sur place").waitFor();
    await reload(page);
    await page.getByText("1 sur place").waitFor();
    assert.ok(id);
  });
}

test("two events want one room: told on both sides, solved with one tap", async (t) => {
  const { page, url, other } = await evening(t, {
    fill: async ({ make, other }) => {
      const floor = await make("place", { name: "2e étage", level: "floor" });
      const canal = await make("place", { name: "Salle Canal", level: "room", parent: floor });
      await make("place", { name: "Salle Valmy", level: "room" });
      await make("room_booking", { parent: other, place: canal, span: { from: 540, to: 1140 } });
    },
  });
  await show(page, "Salles");
  await page.getByRole("heading", { name: "Aucune salle réservée" }).waitFor();
  await page.getByRole("button", { name: "Réserver une salle" }).click();
  await sheet(page).getByRole("combobox", { name: "Salle ou lieu" }).fill("2e");
  await sheet(page).getByRole("option", { name: /2e étage/ }).click();
  await sheet(page).getByLabel("De", { exact: true }).fill("17:00");
  await sheet(page).getByLabel("À", { exact: true }).fill("16:00");
  await sheet(page).getByText("La fin est avant le début.").waitFor();
  await sheet(page).getByLabel("À", { exact: true }).fill("00:30");
  await sheet(page).getByLabel("À", { exact: true }).press("Tab");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  const clash = page.locator(".clash");
  await clash.waitFor();
  assert.match(plain(await clash.innerText()), /Salle Canal, dans 2e étage, est prise par « Séminaire », 9 h → 19 h\. 120 minutes en commun\./);

  // The other event sees it too, from its side.
  await go(page, `${url}evenements/${other}/prestataires`);
  await show(page, "Salles");
  await clash.waitFor();
  assert.match(plain(await clash.innerText()), /2e étage, où se trouve Salle Canal, est prise par « Soirée »/);
  await clash.getByRole("button", { name: "Finir à 17 h" }).click();
  await clash.waitFor({ state: "detached" });
  assert.match(plain(await service(page, "Salle Canal").innerText()), /9 h → 17 h/);
  await snackbar(page, "conflit réglé").getByRole("button", { name: "Annuler" }).click();
  await clash.waitFor();
  await clash.getByRole("button", { name: "Prendre Salle Valmy" }).click();
  await clash.waitFor({ state: "detached" });
  await service(page, "Salle Valmy").waitFor();
});

test("a list is pasted, packed, brought back, and goes on to the next event", async (t) => {
  const { page, url, other } = await evening(t, { size: DESK });
  await show(page, "Matériel");
  const input = page.getByLabel("Objet à emporter");
  await input.fill("12 rallonges 10 m");
  await input.press("Enter");
  await item(page, "12 × rallonges 10 m").waitFor();
  await input.evaluate((field) => {
    const data = new DataTransfer();
    data.setData("text/plain", "Sono\n3x micros\n\nTrousse de secours");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await item(page, "3 × micros").waitFor();
  await until("four lines", async () => (await page.locator(".kit__item").count()) === 4);
  await page.getByRole("checkbox", { name: "Emballé : 12 × rallonges" }).check();
  await page.getByRole("checkbox", { name: "Emballé : Sono" }).check();
  await page.getByText("2 sur 4 emballés").waitFor();
  await page.getByRole("checkbox", { name: "Rapporté : Sono" }).check();
  await page.getByText("1 objet à rapporter").waitFor();
  await item(page, "rallonges").getByRole("button").click();
  await sheet(page).getByLabel("Manque ou casse au retour").fill("1 rallonge");
  await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("1 manque ou casse").waitFor();
  await reload(page);
  await show(page, "Matériel");
  await page.getByText("1 objet à rapporter").waitFor();

  await go(page, `${url}evenements/${other}/prestataires`);
  await show(page, "Matériel");
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Reprendre d’un autre événement" }).click();
  await sheet(page).getByRole("button", { name: /Soirée/ }).click();
  await page.getByText("0 sur 4 emballés").waitFor();
});
