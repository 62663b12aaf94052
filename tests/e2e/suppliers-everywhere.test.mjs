// Suppliers, contracts and orders where all records meet: search, history, outbox, conflicts, bin, roles, scripts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, go, keptOffline, office, world } from "./support/app.mjs";
import { expectAccessible } from "./support/board.mjs";
import { DESK, PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

/** A supplier with a contact, a contract, a paper and an order. */
async function supplier(page) {
  const make = async (kind, fields) => (await auto(page, "create", kind, fields)).id;
  const party = await make("party", {
    name: "Clair & Net", type: "supplier", trades: ["cleaning"], services: ["cleaning"], tel: ["01 99 00 20 10"],
    adr: [{ street: "4 quai de Valmy", postcode: "75010", city: "Paris" }],
  });
  const contact = await make("contact", { party, name: "Aminata Diallo", function: "Responsable de site", tel: ["06 39 98 20 11"] });
  const contract = await make("contract", {
    party, title: "Nettoyage des bureaux", number: "CN-2024-017", start: "2024-02-01", initial: { n: 24, u: "month" },
    renewal: { k: "tacit", n: 12, u: "month" }, notice: { n: 2, u: "month", basis: "received", form: "lrar", buffer: 5 },
    amount: { cents: 145_000, per: "month", vat: 2000, cur: "EUR" },
  });
  const order = await make("order", { party, number: "BC-2026-031", state: "draft", on: "2026-11-23" });
  await make("order_line", { parent: order, text: "Fauteuil ergonomique", milli: 6_000, price: 28_900, vat: 2000 });
  return { party, contact, contract, order };
}

/** With plain spaces, whichever the typography asks for. */
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

const found = (page, title) => page.locator(".search-result", { hasText: title });

for (const [name, size] of Object.entries(SIZES)) {
  test(`one field finds suppliers, people, digits, contracts and lines of orders, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page, context } = await device(t, { size, path: "demandes" });
    const { party, contract, order } = await supplier(page);
    await keptOffline(page);
    await go(page, `${url}recherche`);
    await context.setOffline(true);
    const field = page.getByRole("searchbox").first();
    for (const [typed, title, href] of [
      ["cla", "Clair & Net", party],
      ["diallo", "Clair & Net", party],
      ["0639982011", "Clair & Net", party],
      ["CN-2024", "Nettoyage des bureaux", contract],
      ["fauteuil", "BC-2026-031", order],
    ]) {
      await field.fill(typed);
      const link = found(page, title).first().getByRole("link");
      await link.waitFor();
      assert.ok((await link.getAttribute("href")).endsWith(href), `${typed} leads to ${title}`);
    }
    await field.fill("aminata");
    await found(page, "Aminata Diallo, Responsable de site").waitFor();
    await expectAccessible(page, "results of the supplier room");
    await found(page, "Clair & Net").first().getByRole("link").click();
    await page.waitForURL(`**/fournisseurs/${party}`);
  });
}

test("what is done is told in words, and what was deleted comes back from the bin", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: PHONE, path: "demandes" });
  const { contract, order, contact } = await supplier(page);
  await auto(page, "edit", contract, { notice: { n: 3, u: "month" }, services: ["cleaning"] });
  const told = (await auto(page, "history", contract)).map((moment) => moment.text.map(plain));
  assert.deepEqual(told[0], ["Création"]);
  assert.deepEqual(told[1], [
    "préavis : 2 mois, reçu, recommandé avec avis, 5 jours ouvrés de marge → 3 mois",
    "prestations : + Ménage",
  ]);
  const { acts } = await auto(page, "outbox");
  assert.equal(acts[0].title, "Nettoyage des bureaux");
  assert.match(plain(acts[0].text), /^Contrat · préavis : 3 mois · prestations : \+ Ménage$/);

  await auto(page, "remove", order);
  await auto(page, "remove", contact);
  assert.deepEqual(await auto(page, "search", "fauteuil"), [], "the bin is not searched, nor what hangs on it");
  await go(page, `${url}demandes?bin=1`);
  const binned = page.locator("li.entry");
  await until("both are in the bin", async () => (await binned.count()) === 2);
  await expectAccessible(page, "the bin");
  await binned.filter({ hasText: "BC-2026-031" }).getByRole("button", { name: "Restaurer" }).click();
  await until("one is back", async () => (await binned.count()) === 1);
  assert.equal((await auto(page, "get", order)).life, "alive");
  assert.equal((await auto(page, "search", "fauteuil")).length, 1);
});

test("scripts are told what is wrong with a contract, and what the app makes of a right one", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "demandes" });
  const { contract, order, party } = await supplier(page);
  const fails = (...args) => auto(page, ...args).then(() => "nothing", (error) => error.message);
  assert.match(await fails("edit", contract, { start: "2026-02-30" }), /`start` is a day/);
  assert.match(await fails("edit", contract, { amount: { euros: 5 } }), /`amount` is an object of cents/);
  assert.match(await fails("edit", party, { colour: "red" }), /no field `colour`/);
  assert.match(await fails("create", "contract", { title: "Sans fournisseur" }), /needs `party`/);
  assert.equal((await auto(page, "list", "contract")).length, 1);
  assert.equal((await auto(page, "get", contract)).derived.yearly, 1_740_000);
  assert.deepEqual((({ net, gross }) => ({ net, gross }))((await auto(page, "get", order)).derived), { net: 173_400, gross: 208_080 });
  assert.equal((await auto(page, "decisions")).decisions.length > 0, true);
});

test("two people give one customer number: the card says both, one tap decides; an IBAN is the managers'", async (t) => {
  const people = { Claire: { role: "manager", size: PHONE }, Karim: { role: "helper", size: DESK } };
  const { url, Claire, Karim } = await office(t, people);
  const { party } = await supplier(Claire.page);
  await agree(Claire.page);
  await agree(Karim.page);
  await keptOffline(Claire.page);
  await Claire.context.setOffline(true);
  await auto(Claire.page, "edit", party, { client_no: "MC-0412" });
  await auto(Karim.page, "edit", party, { client_no: "MC-0413" });
  await agree(Karim.page);
  await Claire.context.setOffline(false);
  await agree(Claire.page);
  await go(Claire.page, `${url}plus/arbitrer`);
  const card = Claire.page.locator(".dispute");
  await card.getByText("Fiche · n° de client", { exact: false }).waitFor();
  await card.getByText("MC-0412").first().waitFor();
  await card.locator(".choice", { hasText: "MC-0413" }).getByRole("button").click();
  await Claire.page.getByText("Rien à arbitrer").first().waitFor();
  await until("it is decided", async () => (await auto(Claire.page, "get", party)).client_no === "MC-0413");

  await auto(Karim.page, "edit", party, { iban: "FR14 2004 1010 0505 0001 3M02 606" });
  await until("the server refused it", async () => {
    await auto(Karim.page, "sync").catch(() => {});
    return (await auto(Karim.page, "outbox")).refused.some(({ code }) => code === "forbidden");
  });
  await agree(Claire.page);
  assert.equal((await auto(Claire.page, "get", party)).iban, undefined);
});

test("T61 somebody bins most of the directory: who and how many, and one tap brings all back", async (t) => {
  const people = { Claire: { role: "manager", size: PHONE }, Karim: { role: "helper", size: DESK } };
  const { Claire, Karim } = await office(t, people);
  await auto(Claire.page, "import", "party", Array.from({ length: 25 }, (_, n) => ({ name: `Firme ${n + 1}` })));
  await agree(Claire.page);
  await agree(Karim.page);
  for (const { id } of (await auto(Karim.page, "list", "party")).slice(0, 24)) await auto(Karim.page, "remove", id);
  await agree(Karim.page);
  await agree(Claire.page);
  const notice = Claire.page.locator(".banner").filter({ hasText: "24 fiches" });
  await notice.waitFor();
  assert.match(await notice.innerText(), /par Karim/);
  assert.equal(await Karim.page.locator(".banner").filter({ hasText: "24 fiches" }).count(), 0, "who did it knows");
  await notice.getByRole("button", { name: "Tout restaurer" }).click();
  await until("the notice is gone", async () => (await notice.count()) === 0);
  assert.equal((await auto(Claire.page, "list", "party")).length, 25);
});
