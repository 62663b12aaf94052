// One field finds everything: accents, case and typing mistakes do no harm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { room } from "./support/board.mjs";

const REQUESTS = [
  { title: "Fuite sous l’évier", place: "Cuisine du 2e", description: "Le siphon goutte depuis lundi" },
  { title: "Néon clignotant", place: "Parking", assignee: "Léa Marchand" },
  { title: "Vidéoprojecteur muet", place: "Salle Ampère" },
  { title: "Ménage du vendredi", tags: ["hebdo"] },
];

for (const [name, size] of Object.entries(SIZES)) {
  test(`results as one types, with the words marked, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size });
    await auto(page, "import", "request", REQUESTS);
    await auto(page, "search", "évier");
    await room(page, "Aujourd’hui");
    await page.getByRole("main").getByRole("link", { name: "Rechercher", exact: true }).click();
    const field = page.getByRole("searchbox").or(page.getByRole("textbox", { name: "Rechercher partout" })).first();
    const finds = async (text, title) => {
      await field.fill(text);
      await page.getByRole("main").getByRole("link", { name: new RegExp(title) }).first().waitFor();
    };
    await finds("evier", "Fuite sous l’évier");
    const marked = await page.getByRole("main").locator("mark").allInnerTexts();
    assert.ok(marked.some((text) => /évier/i.test(text)), `the word is marked: ${marked}`);
    await finds("SIPHON", "Fuite sous l’évier");
    await finds("videoprojeteur", "Vidéoprojecteur muet");
    await finds("ampere", "Vidéoprojecteur muet");
    await finds("lea march", "Néon clignotant");
    await finds("hebdo", "Ménage du vendredi");

    await page.getByRole("main").getByRole("link", { name: /Ménage du vendredi/ }).first().click();
    await page.getByRole("heading", { level: 1, name: "Ménage du vendredi" }).waitFor();
    await page.goBack();
    await page.getByRole("main").getByRole("link", { name: /Ménage du vendredi/ }).first().waitFor();
    assert.equal(await field.inputValue(), "hebdo", "the way back keeps what was sought");
    assert.match(page.url(), /q=hebdo/);

    await field.fill("zzzyx");
    await page.getByText("Rien trouvé").waitFor();
    await go(page, `${url}recherche?q=parking`);
    await page.getByRole("main").getByRole("link", { name: /Néon clignotant/ }).first().waitFor();
  });
}

test("a code that somebody spoke finds its request", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  const { code } = await auto(page, "create", "request", { title: "Ascenseur en panne" });
  await auto(page, "create", "request", { title: "Autre chose" });
  await go(page, `${url}recherche?q=${encodeURIComponent(code.toLowerCase())}`);
  await page.getByRole("main").getByRole("link", { name: /Ascenseur en panne/ }).first().waitFor();
});
