// French and English, changed while the app runs; theme and text size as well.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { row } from "./support/board.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`the language changes at once and stays, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size, path: "plus/reglages" });
    await auto(page, "create", "request", { title: "Fuite", status: "waiting", waiting_on: "devis" });
    const english = page.getByRole("radio", { name: "English" }).or(page.getByRole("button", { name: "English" })).first();
    await english.check({ force: true }).catch(() => english.click());
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Requests" }).click();
    await page.getByRole("heading", { level: 1, name: "Requests" }).waitFor();
    await reload(page);
    await page.getByRole("heading", { level: 1, name: "Requests" }).waitFor();
    await row(page, "Fuite").getByText("Waiting on devis").first().waitFor();
    await go(page, `${url}aujourdhui`);
    await page.getByText(/^(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)/).first().waitFor();
  });
}

test("a browser in English is answered in English, any other in French", async (t) => {
  const { device } = await world(t);
  const { page: english } = await device(t, { locale: "en-GB", path: "demandes" });
  await english.getByRole("heading", { level: 1, name: "Requests" }).waitFor();
  const { page: german } = await device(t, { locale: "de-DE", path: "demandes" });
  await german.getByRole("heading", { level: 1, name: "Demandes" }).waitFor();
});

test("the theme and the size of the text are kept", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "plus/reglages" });
  const pick = async (name) => {
    const choice = page.getByRole("radio", { name }).or(page.getByRole("button", { name })).first();
    await choice.check({ force: true }).catch(() => choice.click());
  };
  await pick("Sombre");
  await pick("Très grande");
  await reload(page);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  assert.ok(await page.locator("html").getAttribute("data-text-size"));
  assert.ok(16 < (await page.locator("body").evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize))));
});
