// The contract of the store, on IndexedDB of a real browser: crates/store/examples/contract.rs.
import assert from "node:assert/strict";
import test from "node:test";
import { launchBrowser, freshContext, DESK } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";
import { CONTRACT } from "./support/place.mjs";
import { serveFolder } from "./support/static.mjs";

test("the store keeps its contract on IndexedDB", async (t) => {
  const host = await serveFolder(CONTRACT);
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await host.stop();
  });
  const context = await freshContext(browser, DESK);
  const page = await context.newPage();
  await page.goto(host.url);
  const lines = await until(
    "the verdict of the contract",
    async () => {
      const text = await page.locator("body").textContent();
      return /\d+ passed, \d+ failed/.test(text) && text.trim().split("\n");
    },
    { ms: 60_000 },
  );
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(lines.at(-1));
  t.diagnostic(lines.at(-1));
  assert.deepEqual(lines.slice(0, -1), []);
  assert.equal(failed, "0");
  assert.ok(10 <= Number(passed), "every story ran");
});
