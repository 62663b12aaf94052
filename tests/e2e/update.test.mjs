// A new version comes when the person says so, and the data stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, keptOffline, ready, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { capture, row, snackbar } from "./support/board.mjs";
import { until } from "./support/poll.mjs";
import { nextVersion } from "./support/release.mjs";

const version = (page) => page.evaluate(() => document.documentElement.dataset.version);

for (const [name, size] of Object.entries(SIZES)) {
  test(`update by a tap, data kept, ${name}`, async (t) => {
    const { device, host } = await world(t);
    const { context, page } = await device(t, { size });
    await keptOffline(page);
    await reload(page); // From the service worker, as a second visit is.
    await capture(page, "ampoule grillée accueil");
    const before = await auto(page, "list", "request");
    const first = await version(page);

    host.folder = await nextVersion(t);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
    const offer = snackbar(page, "Une nouvelle version est prête");
    await offer.waitFor();
    assert.equal(await version(page), first, "nothing changes by itself");
    await Promise.all([
      page.waitForEvent("load"),
      offer.getByRole("button", { name: /Mettre à jour|Recharger/ }).click(),
    ]);
    await ready(page);
    await until("the next version", async () => (await version(page)) === "next");
    assert.deepEqual(await auto(page, "list", "request"), before);

    await host.stop();
    const cold = await context.newPage();
    await cold.goto(`${host.url}demandes`);
    await ready(cold);
    assert.equal(await version(cold), "next", "and without a network too");
    await row(cold, /ampoule grillée/i).waitFor();
  });
}
