// The screens of a team, light and dark, phone and desk: axe finds nothing, and nothing sticks out of a narrow phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, go, office } from "./support/app.mjs";
import { expectAccessible } from "./support/board.mjs";
import { DESK, SIZES } from "./support/browser.mjs";

const long = "Anticonstitutionnellement-irréprochablement-interdépartemental";
const paths = (id) => ["aujourdhui", "plus", "plus/equipe", "plus/acces", "plus/arbitrer", "plus/envois", "rejoindre", "demandes?bin=1", `demandes/${id}`];

/** Two people who disagree on a priority and a text, something deleted and edited, work that waits, a refusal. */
async function quarrel(t, options) {
  const all = await office(t, { Claire: { role: "manager", size: DESK }, Karim: { allow: [/status of 40[03] /], ...options } });
  const { Claire, Karim } = all;
  const { id } = await auto(Claire.page, "create", "request", { title: `Climatisation ${long}`, priority: "p3", description: "La machine du deuxième étage." });
  const gone = await auto(Claire.page, "create", "request", { title: "Badge perdu" });
  await agree(Claire.page);
  await agree(Karim.page);
  await Karim.context.setOffline(true);
  await auto(Karim.page, "edit", id, { priority: "p1", description: "La machine du deuxième étage souffle froid." });
  await auto(Karim.page, "edit", gone.id, { description: `retrouvé ${long}` });
  await auto(Claire.page, "edit", id, { priority: "p2", description: "La machine du troisième étage." });
  await auto(Claire.page, "remove", gone.id);
  await agree(Claire.page);
  await auto(Karim.page, "create", "request", { title: "Trop long", description: "x".repeat(70_000) });
  await Karim.context.setOffline(false);
  await agree(Karim.page);
  await auto(Claire.page, "invite", { name: long, role: "reader" });
  const me = (await auto(Claire.page, "team")).members.find(({ name }) => name === "Karim");
  await auto(Claire.page, "setRole", me.id, "manager");
  return { ...all, id };
}

for (const [name, size] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe on the screens of a team, ${name}, ${colorScheme}`, async (t) => {
      const { url, id, Karim } = await quarrel(t, { size, colorScheme });
      const { page } = Karim;
      for (const path of paths(id)) {
        await go(page, url + path);
        await page.locator("h1:visible, h2:visible").first().waitFor();
        await expectAccessible(page, path);
      }
      await go(page, `${url}plus/equipe`);
      await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
      await page.getByRole("dialog").waitFor();
      await expectAccessible(page, "the sheet of an invitation");
    });
  }
}

test("nothing of a team sticks out at 320 pixels, with long words", async (t) => {
  const { url, id, Karim } = await quarrel(t, { size: { width: 320, height: 640 } });
  const { page } = Karim;
  for (const path of paths(id)) {
    await go(page, url + path);
    await page.locator("h1:visible, h2:visible").first().waitFor();
    const wide = await page.evaluate(() => {
      const scroller = document.getElementById("main") ?? document.documentElement;
      return Math.max(scroller.scrollWidth - scroller.clientWidth, document.documentElement.scrollWidth - innerWidth);
    });
    assert.ok(wide <= 0, `${path}: ${wide} pixels too wide`);
  }
});
