// The demonstration workspace: in by one tap, out by one tap, own work stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { loadExample, row } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`the example comes and goes, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size, path: "demandes" });
    await loadExample(page);
    assert.equal((await auto(page, "list", "request", { limit: 1000 })).length, 60);
    await auto(page, "create", "request", { title: "La mienne", place: "Accueil" });
    await go(page, `${url}aujourdhui`);
    await page.getByText("Exemple : Mirabeau Conseil").waitFor();
    await page.getByRole("button", { name: "Retirer l’exemple" }).click();
    await until("only my own is left", async () => (await auto(page, "list", "request", { limit: 1000 })).length === 1);
    await go(page, `${url}demandes`);
    await row(page, "La mienne").waitFor();
    assert.equal((await auto(page, "list", "request"))[0].names.place, "Accueil", "what my own refers to stays");
  });
}
