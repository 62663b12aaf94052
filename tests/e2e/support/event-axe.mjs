// Every screen of the room of events and what opens over it, light and dark: axe finds nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go, world } from "./app.mjs";
import { expectAccessible } from "./axe.mjs";
import { EVENING, SCREENS, drawn, everything, showsAct } from "./event-screens.mjs";
import { until } from "./poll.mjs";

/** The story for one size. Each has a file of its own: a file may take three minutes, on a slow machine too. */
export function everyEventScreenIsAccessible(size, viewport) {
  test(`axe on every screen of an event and over it, ${size}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size: viewport, path: "plus", before: (context) => context.clock.install({ time: EVENING }) });
    const id = await everything(page);
    const all = [];
    const passes = async (where) => {
      // In the dark nothing but the colours is another.
      for (const [colorScheme, only] of [["light"], ["dark", ["color-contrast"]]]) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page, `${where}, ${colorScheme}`, only).catch(({ message }) => all.push(message));
      }
    };
    const over = async (screen, all = {}) => {
      for (const [name, open] of Object.entries(all)) {
        await open(page);
        await page.locator(":is(dialog[open], [role=menu], main textarea):visible").first().waitFor();
        await passes(`${screen.name}: ${name}`);
        await page.keyboard.press("Escape");
        await until("it is closed", async () => (await page.locator(":is(dialog[open], [role=menu]):visible").count()) === 0);
      }
    };
    for (const screen of SCREENS) {
      await go(page, `${url}evenements${screen.path.replace(":id", id)}`);
      await drawn(page, screen);
      await passes(screen.name);
      await over(screen, screen.over);
      if (!screen.then) continue;
      await screen.act(page);
      await showsAct(page, screen);
      await passes(`${screen.name}, after its act`);
      await over(screen, screen.then);
    }
    assert.deepEqual(all, []);
  });
}
