// Deleting puts into the bin; what is there can be restored.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { act, row } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`bin and restore, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size, path: "demandes" });
    const { id } = await auto(page, "create", "request", { title: "Vieille armoire", place: "Réserve" });
    await auto(page, "create", "comment", { parent: id, text: "à donner" });
    const before = await auto(page, "get", id);

    await row(page, "Vieille armoire").getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Vieille armoire" }).waitFor();
    await act(page, page.locator(".request-page .page__head"), "Mettre à la corbeille");
    await row(page, "Vieille armoire").waitFor({ state: "detached" });
    assert.deepEqual(await auto(page, "list", "request"), []);
    assert.deepEqual(await auto(page, "search", "armoire"), [], "the bin is not searched");

    await go(page, `${url}plus`);
    await page.getByRole("main").getByRole("link", { name: /^Corbeille/ }).click();
    await page.getByRole("heading", { level: 1, name: "Corbeille" }).waitFor();
    await reload(page);
    await act(page, row(page, "Vieille armoire"), "Restaurer");
    await row(page, "Vieille armoire").waitFor({ state: "detached" });
    await go(page, `${url}demandes`);
    await row(page, "Vieille armoire").waitFor();
    assert.deepEqual(await auto(page, "get", id), before, "as it was, comments included");
    await until("the comment is back too", async () => (await auto(page, "list", "comment")).length === 1);
  });
}
