// « Nothing lost »: the browser or the tab dies right after « enregistré ici ».
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, durableDevice, go, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { capture, list, row, snackbar } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`what was said to be saved survives the death of the browser, ${name}`, async (t) => {
    const { url } = await world(t);
    const device = await durableDevice(t, url, { size });
    await capture(device.page, "robinet qui goutte sanitaires 2e étage");
    await device.crash();

    const page = await device.reopen("demandes");
    await row(page, /robinet qui goutte/i).getByRole("link").click();
    await page.getByPlaceholder("Écrire un commentaire").fill("plombier prévenu");
    await page.getByRole("button", { name: "Ajouter le commentaire" }).click();
    await snackbar(page, "Commentaire ajouté").waitFor();
    await device.crash();

    const again = await device.reopen("demandes");
    await row(again, /robinet qui goutte/i).getByRole("link").click();
    await again.getByText("plombier prévenu").first().waitFor();
  });
}

test("a hundred acts in a row, and the tab killed: each act that resolved is there", async (t) => {
  const { url } = await world(t);
  const device = await durableDevice(t, url);
  await auto(device.page, "ready");
  // Not awaited: the browser dies while acts are on their way.
  device.page
    .evaluate(async () => {
      window.resolved = 0;
      for (let n = 0; n < 500; n += 1) {
        await window.intendance.create("request", { title: `acte ${n}` });
        window.resolved = n + 1;
      }
    })
    .catch(() => {});
  const resolved = await until("a hundred durable acts", async () => {
    const n = await device.page.evaluate(() => window.resolved ?? 0);
    return 100 <= n && n;
  });
  await device.crash();

  const page = await device.reopen("demandes");
  const known = await auto(page, "list", "request", { limit: 1000 });
  const titles = new Set(known.map((request) => request.title));
  for (let n = 0; n < resolved; n += 1) assert.ok(titles.has(`acte ${n}`), `act ${n} of ${resolved} is there`);
  await list(page).waitFor();
  assert.equal((await auto(page, "create", "request", { title: "après" })).title, "après");
});

test("a page that is thrown away and opened by a deep link shows the same request", async (t) => {
  const { device, url } = await world(t);
  const { context, page } = await device(t);
  const { id } = await auto(page, "create", "request", { title: "Badge perdu", place: "Accueil" });
  await page.close();
  const other = await context.newPage();
  await go(other, `${url}demandes/${id}`);
  await other.getByRole("heading", { level: 1, name: "Badge perdu" }).waitFor();
});
