// Every screen of an event on a phone that never finds a network: one act each, taken back, done again, there after a reload;
// nothing sticks out, every target is large enough for a thumb, and the browser's back leads back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, keptOffline, reload, world } from "./support/app.mjs";
import { expectAccessible, hush, snackbar } from "./support/board.mjs";
import { PHONE } from "./support/browser.mjs";
import { EVENING, SCREENS, drawn, everything, showsAct, takeBack } from "./support/event-screens.mjs";
import { wrong } from "./support/fits.mjs";

/** A phone with the evening on it, and no network from now on. */
async function onABarge(t, { size, make = everything } = {}) {
  const { device, url } = await world(t);
  const one = await device(t, { size, path: "plus", before: (context) => context.clock.install({ time: EVENING }) });
  const id = await make(one.page);
  await keptOffline(one.page);
  await one.context.setOffline(true);
  return { ...one, id, to: (screen) => go(one.page, `${url}evenements${screen.path.replace(":id", id)}`) };
}

/** Collects what is wrong on all screens, to be told at once. */
const looker = (t, page) => {
  const all = [];
  t.after(() => assert.deepEqual(all, [], "all fits, and a thumb hits it"));
  return async (where) => all.push(...(await wrong(page)).map((it) => `${where}: ${it}`));
};

test("every screen without network: an act, taken back, done again, and there after a reload", { timeout: 180_000 }, async (t) => {
  const { page, to } = await onABarge(t);
  const look = looker(t, page);
  for (const screen of SCREENS) {
    await to(screen);
    await drawn(page, screen);
    await look(screen.name);
    if (screen.act) {
      await screen.act(page);
      await showsAct(page, screen);
      await takeBack(page, screen);
      await showsAct(page, screen, false);
      await hush(page);
      await screen.act(page);
      await showsAct(page, screen);
      // What a message tells is stored.
      if (!screen.back) await snackbar(page, /./).last().waitFor();
      await look(`${screen.name}, after its act`);
      await reload(page);
      await drawn(page, screen);
      await showsAct(page, screen);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await look(`${screen.name} at 320 pixels`);
    await page.setViewportSize(PHONE.viewport);
  }
});

test("from area to area by links, and back by the browser", async (t) => {
  const { page, to } = await onABarge(t);
  const [home, ...areas] = SCREENS.filter((screen) => screen.link);
  await to(SCREENS[0]);
  await page.getByRole("link", { name: "Soirée de fin d’année", exact: true }).click();
  await drawn(page, home);
  const links = page.getByRole("navigation", { name: "Rubriques de l’événement" });
  for (const area of areas) {
    await links.getByRole("link", { name: area.link }).click();
    await drawn(page, area);
    await page.goBack();
    await drawn(page, home);
    await page.goForward();
    await drawn(page, area);
    await page.goBack();
    await drawn(page, home);
  }
  await page.goBack();
  await drawn(page, SCREENS[0]);
});

// As high as it takes: what lies under a foot is no fault.
const NARROW = { ...PHONE, viewport: { width: 320, height: 3000 } };
const LONG = "Anticonstitutionnellement-irréprochablement-interdépartemental";
const WAYS = {
  "long words": { make: (page) => everything(page, { word: (text) => `${text} ${LONG}` }), ready: (page, screen) => drawn(page, screen) },
  "nothing yet": {
    make: async (page) => (await auto(page, "create", "event", { title: "Rien encore" })).id,
    ready: (page, { part }) => (part ? drawn(page, { ready: ".services", part, shown: ".empty-state" }) : page.locator("h1, .live-head__title").first().waitFor()),
  },
};

for (const [what, { make, ready }] of Object.entries(WAYS)) {
  test(`every screen of an event with ${what} stays within 320 pixels, and passes axe`, async (t) => {
    const { page, to } = await onABarge(t, { size: NARROW, make });
    const look = looker(t, page);
    for (const screen of SCREENS.filter(({ path }) => path.startsWith("/:id"))) {
      await to(screen);
      await ready(page, screen);
      await look(screen.name);
      await expectAccessible(page, screen.name);
      assert.doesNotMatch(await page.getByRole("main").innerText(), /^\s*·/m, `${screen.name}: no line begins with a point`);
    }
  });
}
