// The board on wide screens: cards move by keyboard, pointer and menu, and each move is announced.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, reload, world } from "./support/app.mjs";
import { DESK } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const status = async (page, id) => (await auto(page, "get", id)).status;

test("a card moves by keyboard, by pointer and by menu", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { size: DESK, path: "demandes" });
  const { id } = await auto(page, "create", "request", { title: "Store cassé" });
  await page.getByRole("radio", { name: /tableau/i }).check({ force: true });
  await page.waitForURL(/vue=tableau/);
  await reload(page);
  const grip = page.locator(".board-card", { hasText: "Store cassé" }).locator(".board-card__grip");

  await grip.focus();
  await page.keyboard.press("Space");
  await page.getByText("« Store cassé » saisie, colonne Nouvelle").waitFor({ state: "attached" });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByText("Au-dessus de En cours").waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  await page.getByText("« Store cassé » posée dans En cours").waitFor({ state: "attached" });
  await until("it is in progress", async () => (await status(page, id)) === "progress");

  await grip.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  assert.equal(await status(page, id), "progress", "Escape gives up");

  const from = await grip.boundingBox();
  const to = await page.locator(".board__column").nth(1).boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
  await page.mouse.up();
  await until("it is qualified", async () => (await status(page, id)) === "qualified");

  await page.locator(".board-card", { hasText: "Store cassé" }).getByRole("button", { name: /Déplacer/ }).last().click();
  await page.getByRole("menuitemradio", { name: "Déplacer vers Terminée" }).or(page.getByRole("menuitem", { name: "Déplacer vers Terminée" })).click();
  await until("it is done", async () => (await status(page, id)) === "done");
});

test("`/`, `n`, `j`, `k` and Enter, without a mouse", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { size: DESK, path: "demandes" });
  for (const title of ["Un", "Deux"]) await auto(page, "create", "request", { title });
  await page.locator(".request-row").nth(1).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.waitForURL(/demandes\/[^?]+/);
  await page.keyboard.press("n");
  await page.waitForURL(/demandes\/nouvelle/);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /Un|Deux/ }).waitFor();
  await page.keyboard.press("/");
  await page.waitForURL(/recherche/);
});
