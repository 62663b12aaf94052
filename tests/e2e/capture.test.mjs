// « Capture in ten seconds, one hand », offline, after a cold start.
import assert from "node:assert/strict";
import { test } from "node:test";
import { durableDevice, go, keptOffline, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { capture, room, row } from "./support/board.mjs";
import { serveFolder } from "./support/static.mjs";
import { DIST } from "./support/place.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`capture offline after a cold start, ${name}`, async (t) => {
    const host = await serveFolder(DIST);
    const device = await durableDevice(t, host.url, { size });
    await keptOffline(device.page);
    await device.context.close();
    await host.stop();

    const page = await device.reopen("", { offline: true });
    const begun = Date.now();
    await capture(page, "fuite lave-vaisselle cuisine urgent vendredi 50 €");
    assert.ok(Date.now() - begun < 10_000, "in ten seconds");
    await page.getByRole("heading", { level: 1, name: /fuite lave-vaisselle/i }).waitFor();
    for (const said of ["Urgente", "Plomberie", "Cuisine"]) {
      await page.getByText(said, { exact: false }).locator("visible=true").first().waitFor();
    }
    await device.crash();

    const again = await device.reopen("demandes", { offline: true });
    await row(again, /fuite lave-vaisselle/i).waitFor();
  });
}

test("a line that was not finished waits for its author", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "demandes/nouvelle" });
  await page.getByRole("textbox", { name: "Que se passe-t-il ?" }).fill("néon du couloir");
  await reload(page);
  assert.equal(await page.getByRole("textbox", { name: "Que se passe-t-il ?" }).inputValue(), "néon du couloir");
});

test("what was understood can be dropped before the request exists", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "demandes/nouvelle" });
  await page.getByRole("textbox", { name: "Que se passe-t-il ?" }).fill("ampoule grillée accueil urgent");
  const chips = page.getByRole("group", { name: "Compris dans votre phrase" });
  await chips.getByRole("button", { name: "Urgente" }).click();
  assert.equal(await chips.getByRole("button", { name: "Urgente" }).getAttribute("aria-pressed"), "false");
  await page.getByRole("button", { name: "Créer la demande" }).click();
  await page.getByRole("heading", { level: 1, name: /ampoule grillée/i }).waitFor();
  await go(page, `${url}demandes`);
  await row(page, /ampoule grillée/i).waitFor();
  assert.equal(await row(page, /ampoule grillée/i).getByText("Urgente").count(), 0);
});

test("a photo is kept on this device with the request", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "demandes/nouvelle" });
  await page.getByRole("textbox", { name: "Que se passe-t-il ?" }).fill("vitre fêlée salle Ada");
  const picture = await page.screenshot();
  await page.getByLabel("Joindre une photo").setInputFiles({ name: "vitre.png", mimeType: "image/png", buffer: picture });
  await page.locator(".capture__photos img").waitFor();
  await page.getByRole("button", { name: "Créer la demande" }).click();
  await page.getByRole("heading", { level: 1, name: /vitre fêlée/i }).waitFor();
  await reload(page);
  const photo = page.getByRole("button", { name: /Agrandir/ }).first();
  await photo.waitFor();
  assert.ok(await photo.locator("img").evaluate((img) => img.decode().then(() => 0 < img.naturalWidth)));
});

test("an empty line is refused with a word, and nothing is made", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "demandes/nouvelle" });
  await page.getByRole("button", { name: "Créer la demande" }).click();
  await page.getByText("Écrivez au moins un mot.").waitFor();
  await room(page, "Demandes");
  await page.getByText("Aucune demande pour l’instant").waitFor();
});
