// Every screen, light and dark, phone and desk: axe finds nothing, and nothing sticks out of a narrow phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, world } from "./support/app.mjs";
import { expectAccessible, loadExample } from "./support/board.mjs";
import { SIZES } from "./support/browser.mjs";

const PATHS = [
  "aujourdhui", "demandes", "demandes?vue=tableau", "demandes?bin=1", "demandes/nouvelle", "recherche?q=salle", "plus",
  "plus/reglages", "plus/import", "plus/export", "plus/envois", "plus/installer", "plus/lieux", "plus/personnes",
  "plus/categories", "plus/aide", "galerie", "nulle-part",
];

for (const [name, size] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe on every screen, ${name}, ${colorScheme}`, async (t) => {
      const { device, url } = await world(t);
      // A host without fallback answers deep links with 404 and the app: the browser notes it.
      const { page } = await device(t, { size, colorScheme, path: "", allow: [/status of 404/] });
      await expectAccessible(page, "the welcome");
      await go(page, `${url}demandes`);
      await loadExample(page);
      for (const path of PATHS) {
        await go(page, url + path);
        await page.locator("h1").first().waitFor();
        await expectAccessible(page, path);
      }
      const [{ id }] = await auto(page, "list", "request", { limit: 1 });
      await go(page, `${url}demandes/${id}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await expectAccessible(page, "a request");
    });
  }
}

test("nothing sticks out at 320 pixels, with long words", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: { width: 320, height: 640 }, path: "", allow: [/status of 404/] });
  const long = "Anticonstitutionnellement-irréprochablement-interdépartemental";
  const { id } = await auto(page, "create", "request", { title: `${long} ${long}`, place: long, assignee: long, tags: [long] });
  for (const path of [...PATHS, `demandes/${id}`].filter((p) => !p.includes("tableau"))) {
    await go(page, url + path);
    await page.locator("h1").first().waitFor();
    const wide = await page.evaluate(() => {
      const scroller = document.getElementById("main") ?? document.documentElement;
      return Math.max(scroller.scrollWidth - scroller.clientWidth, document.documentElement.scrollWidth - innerWidth);
    });
    assert.ok(wide <= 0, `${path}: ${wide} pixels too wide`);
  }
});
