// One request: everything is edited where it stands, told in its history, and durable.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { act, row, snackbar } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`a request from new to done, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size });
    const { id } = await auto(page, "create", "request", { title: "Porte qui grince", place: "Accueil" });
    await go(page, `${url}demandes/${id}`);
    const now = () => auto(page, "get", id);

    await page.getByRole("button", { name: "Qualifier" }).or(page.getByRole("button", { name: "Commencer" })).first().click();
    await until("the next step is taken", async () => (await now()).status !== "new");

    await page.locator(".request-foot").getByRole("button", { name: "Statut" }).click();
    await page.getByRole("menuitem", { name: "En attente" }).click();
    const sheet = page.getByRole("dialog", { name: "Qui attendez-vous ?" });
    await sheet.getByRole("textbox").fill("le serrurier");
    await sheet.getByRole("button", { name: "Mettre en attente" }).click();
    await page.locator(".status-line").getByText(/En attente.*serrurier/).waitFor();
    assert.equal((await now()).waiting_on, "le serrurier");

    await page.getByPlaceholder("Écrire un commentaire").fill("devis reçu");
    await page.getByRole("button", { name: "Ajouter le commentaire" }).click();
    await snackbar(page, "Commentaire ajouté").waitFor();
    await page.getByPlaceholder("Ajouter une ligne").or(page.getByRole("textbox", { name: "Ajouter une ligne" })).first().fill("graisser");
    await page.keyboard.press("Enter");
    await until("the item is kept", async () => (await auto(page, "list", "check")).length === 1);
    await page.getByRole("checkbox", { name: /graisser/ }).check();
    await until("the item is ticked", async () => (await auto(page, "list", "check"))[0].done === true);

    await page.locator(".request-foot").getByRole("button", { name: "Statut" }).click();
    await page.getByRole("menuitem", { name: "Terminée" }).click();
    await until("it is done", async () => (await now()).status === "done");
    await reload(page);
    const said = (await auto(page, "history", id)).flatMap((moment) => moment.text).join("\n");
    assert.match(said, /Nouvelle → /);
    assert.match(said, /serrurier/);
    assert.match(said, /→ Terminée/);
    await page.locator("summary").filter({ hasText: "Historique" }).click();
    await page.locator(".history").filter({ hasText: /→ Terminée/ }).waitFor();
  });
}

test("the title is written where it stands, and an empty one is refused", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  const { id } = await auto(page, "create", "request", { title: "Tittre" });
  await go(page, `${url}demandes/${id}`);
  const title = page.getByRole("textbox", { name: "Titre" });
  await title.fill("Titre");
  await title.press("Enter");
  await until("the title is kept", async () => (await auto(page, "get", id)).title === "Titre");
  await title.fill("");
  await title.press("Enter");
  await page.getByText("Un titre est nécessaire.").first().waitFor();
  await reload(page);
  assert.equal((await auto(page, "get", id)).title, "Titre");
});

test("a fast hand on a slow device: what is typed arrives, and the focus stays where one put it", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { before: (context) => context.clock.install() });
  const { id } = await auto(page, "create", "request", { title: "Porte qui grince" });
  await go(page, `${url}demandes/${id}`);
  const opener = page.locator(".ledger__row").filter({ hasText: "Responsable" }).getByRole("button").first();
  await opener.waitFor();
  // From here on the device draws when the test says so.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("Karim");
  await page.keyboard.press("Enter");
  await until("the person is written", async () => (await auto(page, "get", id)).names?.assignee === "Karim");
  const comment = page.getByPlaceholder("Écrire un commentaire");
  await comment.fill("vu");
  await page.clock.runFor(1_000);
  await page.keyboard.type(" ce matin");
  assert.equal(await comment.inputValue(), "vu ce matin");

  // A menu by the keyboard: the arrow that follows at once moves in it.
  await page.locator(".request-foot").getByRole("button", { name: "Statut" }).focus();
  await page.keyboard.press("Enter");
  const items = page.getByRole("menu", { name: "Statut" }).getByRole("menuitem");
  await items.first().waitFor();
  await page.keyboard.press("ArrowDown");
  const names = await items.allInnerTexts();
  await page.clock.runFor(1_000);
  assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), names[1].trim());
});

test("a copy is another request", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  const { id } = await auto(page, "create", "request", { title: "Modèle", place: "Accueil", priority: "p2" });
  await go(page, `${url}demandes/${id}`);
  await act(page, page.locator(".request-page .page__head"), "Dupliquer");
  await page.waitForURL((address) => !address.href.includes(id));
  const all = await auto(page, "list", "request");
  assert.equal(all.length, 2);
  assert.equal(all[0].priority, all[1].priority);
  assert.notEqual(all[0].code, all[1].code);
});

test("very long words and texts stay in the screen", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } });
  const long = "Anticonstitutionnellement".repeat(12);
  const { id } = await auto(page, "create", "request", { title: long, description: `${long} ${long}`, place: long, assignee: long, tags: ["étiquette".repeat(10)] });
  await auto(page, "create", "comment", { parent: id, text: long });
  for (const path of ["aujourdhui", "demandes", `demandes/${id}`, "recherche?q=anticonst", "plus/lieux", "plus/personnes"]) {
    await go(page, url + path);
    await page.getByText(/Anticonstitu/).first().waitFor({ state: "attached" });
    const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.getElementById("main").scrollWidth]);
    assert.ok(Math.max(...wide) <= 320, `${path} is ${wide} wide`);
  }
  await go(page, `${url}demandes`);
  await row(page, long).waitFor();
});
