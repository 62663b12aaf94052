// Every screen of the room of events and what opens over it, light and dark, phone and desk: axe finds nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { SIZES } from "./support/browser.mjs";
import { EVENING, SCREENS, drawn, everything, showsAct } from "./support/event-screens.mjs";
import { until } from "./support/poll.mjs";

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`axe on every screen of an event and over it, ${size}`, { timeout: 180_000 }, async (t) => {
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
