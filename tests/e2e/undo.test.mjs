// Every act can be taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { act, capture, row, snackbar, undo } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`finishing, deleting and creating are taken back, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size, path: "demandes" });
    const { id } = await auto(page, "create", "request", { title: "Chaise cassée", status: "progress" });
    const now = async () => auto(page, "get", id);

    await act(page, row(page, "Chaise cassée"), "Terminer");
    await until("it is done", async () => (await now()).status === "done");
    await undo(page, /termin/i);
    assert.equal((await now()).status, "progress");

    await act(page, row(page, "Chaise cassée"), /corbeille/i);
    await row(page, "Chaise cassée").waitFor({ state: "detached" });
    await undo(page, /corbeille/);
    await row(page, "Chaise cassée").waitFor();
    assert.equal((await now()).life, "alive");

    await go(page, `${url}demandes`);
    await capture(page, "store bloqué bureau 12");
    await undo(page, /créée/);
    await go(page, `${url}demandes`);
    await row(page, "Chaise cassée").waitFor();
    assert.equal(await row(page, /store bloqué/i).count(), 0);
    await reload(page);
    await row(page, "Chaise cassée").waitFor();
    assert.equal(await row(page, /store bloqué/i).count(), 0, "an undone act stays undone");
  });
}

test("an edit of several requests is one undo", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "demandes" });
  const titles = ["Un", "Deux", "Trois"];
  for (const title of titles) await auto(page, "create", "request", { title });
  await act(page, row(page, "Un"), "Sélectionner");
  for (const title of ["Deux", "Trois"]) await row(page, title).getByRole("button", { name: /Sélectionner/ }).click();
  const bar = page.getByRole("toolbar", { name: "Sélectionner" });
  await bar.getByText("3 sélectionnées").waitFor();
  await bar.getByRole("button", { name: "Changer la priorité" }).click();
  await page.getByRole("menuitem", { name: "Urgente" }).or(page.getByRole("menuitemradio", { name: "Urgente" })).click();
  const priorities = async () => (await auto(page, "list", "request")).map((request) => request.priority);
  await until("all are urgent", async () => (await priorities()).every((priority) => priority === "p1"));
  await snackbar(page, "3 demandes modifiées").waitFor();
  await undo(page, "3 demandes modifiées");
  assert.ok((await priorities()).every((priority) => priority !== "p1"));
});
