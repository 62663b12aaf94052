// Filters are in the address: they combine, count, can be shared, and the way back is right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { room, row, titles } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

const REQUESTS = [
  { title: "Fuite", place: "Cuisine", priority: "p1", trade: "plumbing", status: "new" },
  { title: "Néon", place: "Cuisine", priority: "p3", trade: "electricity", status: "progress" },
  { title: "Prise", place: "Accueil", priority: "p1", trade: "electricity", status: "done" },
  { title: "Clé", place: "Accueil", priority: "p2", trade: "locks", status: "new", due: "2020-01-06" },
];

for (const [name, size] of Object.entries(SIZES)) {
  test(`filters combine in the address, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size, path: "demandes" });
    await auto(page, "import", "request", REQUESTS);
    const shows = (...wanted) =>
      until(`the list shows ${wanted}`, async () => {
        const shown = await titles(page);
        return shown.length === wanted.length && wanted.every((title) => shown.includes(title));
      });
    await shows("Fuite", "Néon", "Prise", "Clé");

    await page.getByRole("button", { name: /^Filtrer/ }).click();
    const sheet = page.getByRole("dialog", { name: "Filtres" });
    await sheet.getByRole("button", { name: /^Cuisine/ }).click();
    await sheet.getByRole("button", { name: /^Urgente/ }).click();
    await sheet.getByRole("button", { name: /Voir|Afficher/ }).last().click();
    await shows("Fuite");
    const address = new URL(page.url());
    assert.equal(address.searchParams.get("priority"), "p1");
    assert.ok(address.searchParams.get("place"));

    await row(page, "Fuite").getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Fuite" }).waitFor();
    await page.goBack();
    await shows("Fuite");
    assert.equal(page.url(), address.href, "the way back leads to the same list");
    await reload(page);
    await shows("Fuite");

    await page.getByRole("button", { name: "Retirer Cuisine" }).click();
    await shows("Fuite", "Prise");
    await page.getByRole("button", { name: "Retirer Urgente" }).click();
    await page.getByRole("button", { name: /^En retard/ }).click();
    await shows("Clé");
    await go(page, `${url}demandes?status=open&trade=electricity`);
    await shows("Néon");

    await room(page, "Aujourd’hui");
    await page.waitForURL(/aujourdhui/);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.goBack();
    await shows("Néon");
  });
}

test("a list is kept under a name, and found again", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "demandes?trade=electricity" });
  await auto(page, "import", "request", REQUESTS);
  await page.getByRole("button", { name: "Affichage" }).or(page.getByRole("button", { name: /ordre|options/i })).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("textbox").fill("Électricité");
  await sheet.getByRole("button", { name: "Enregistrer cette vue" }).click();
  // A reload in the same moment would come before the disk.
  await page.getByRole("button", { name: "Annuler", exact: true }).waitFor();
  await go(page, `${url}demandes`);
  await row(page, "Fuite").waitFor();
  await page.getByRole("button", { name: "Électricité" }).click();
  await row(page, "Fuite").waitFor({ state: "detached" });
  assert.deepEqual((await titles(page)).sort(), ["Néon", "Prise"]);
  assert.match(page.url(), /trade=electricity/);
});

test("an address that no screen has says so and leads back", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "nulle-part" });
  await page.getByRole("heading", { level: 1, name: "Cette page n’existe pas" }).waitFor();
  await page.getByRole("link", { name: "Revenir à aujourd’hui" }).click();
  await page.waitForURL(/aujourdhui/);
  await page.getByRole("button", { name: "Nouvelle demande" }).first().waitFor();
});
