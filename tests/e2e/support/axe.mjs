// Accessibility of what is on the screen, by axe-core with the rule for the size of targets.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with every violation of the page in its current colours; `where` names the screen, `only` some rules to look at. */
export async function expectAccessible(page, where, only) {
  // Evaluated over the debugger's door, so the page's content security policy stays as it is.
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(await source);
  // Those that end: a busy mark turns for ever. One that never does is seen as it is.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime));
    const ended = Promise.all(ending.map((animation) => animation.finished.catch(() => {})));
    return Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  });
  const { violations } = await page.evaluate(
    (only) =>
      window.axe.run(document, {
        ...(only ? { runOnly: only } : { rules: { "target-size": { enabled: true } } }),
        resultTypes: ["violations"],
      }),
    only,
  );
  const said = violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 5).map((node) => `    ${node.target.join(" ")}: ${firstLine(node)}`);
    return `  ${id} (${nodes.length}): ${help}\n${places.join("\n")}`;
  });
  assert.equal(said.length, 0, `${where}: violations\n${said.join("\n")}`);
}

const firstLine = (node) => (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? node.html.slice(0, 120);
