// A real file of 2 484 requests goes in as it is: nothing lost, nothing invented, once only, and out again by one undo.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { DESK, SIZES } from "./support/browser.mjs";
import { row } from "./support/board.mjs";
import { lookAlike, realFile } from "./support/place.mjs";
import { until } from "./support/poll.mjs";
import { importFile, parseCsv } from "./support/wizard.mjs";

const FILE = realFile() ?? lookAlike("service-requests-us.csv");
const IS_REAL = Boolean(realFile());

/** "3/14/2025 1:20" → "2025-03-14T01:20" */
function civil(text) {
  const [, month, day, year, hour, minute] = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)/.exec(text);
  const two = (number) => number.padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** What their statuses mean here. */
const MEANING = { Closed: ["done"], "In Progress": ["progress"], Open: ["new"], Assigned: ["qualified", "progress"], Started: ["progress"], Pending: ["waiting"] };

for (const [name, size] of Object.entries(SIZES)) {
  test(`the real file, whole, ${name}`, async (t) => {
    if (!IS_REAL) t.diagnostic("the folder of public files is absent (INTENDANCE_FIXTURES): a look-alike is imported instead");
    const source = parseCsv(await readFile(FILE, "utf8"));
    if (IS_REAL) assert.equal(source.length, 2484);
    const { device, url } = await world(t);
    const { page } = await device(t, { size, path: "plus/import" });
    const begun = Date.now();
    const sums = await importFile(page, FILE);
    t.diagnostic(`${source.length} requests in ${Date.now() - begun} ms, ${JSON.stringify(sums)}`);
    assert.equal(sums.nouvelles, source.length);

    const known = await auto(page, "list", "request", { limit: 10_000 });
    assert.equal(known.length, source.length);
    const byReference = new Map(known.map((request) => [request.ext, request]));
    const n_columns = Object.keys(source[0]).length;
    let n_checked = 0;
    for (const line of source) {
      const request = byReference.get(line["Unique Key"]);
      assert.ok(request, `${line["Unique Key"]} is here`);
      assert.equal(request.reported?.civil?.slice(0, 16), civil(line["Created Date"]), `when ${request.ext} was reported`);
      assert.ok(MEANING[line.Status]?.includes(request.status) ?? true, `${line.Status} → ${request.status}`);
      if (line["Closed Date"]) assert.equal(request.closed?.civil?.slice(0, 16), civil(line["Closed Date"]));
      else assert.ok(!request.closed, `${request.ext}: no closing date is invented`);
      assert.ok(!request.assignee && !request.cost, "nothing is invented");

      // Each of their values is somewhere: in a field of ours, or as a column of the file.
      const ours = new Set([request.title, request.description, request.ext, ...Object.values(request.names ?? {}).flat(), ...Object.values(request.x ?? {})]);
      for (const [column, value] of Object.entries(line)) {
        const text = value.trim();
        if (!text || /Date|Status/.test(column)) continue;
        const is_kept = ours.has(text) || request.x?.[column] === text || [...ours].some((known) => typeof known === "string" && known.includes(text));
        assert.ok(is_kept || /^(N\/A|Unspecified)$/i.test(text), `${request.ext}: ${column} « ${text} » is kept`);
      }
      n_checked += 1;
    }
    assert.equal(n_checked, source.length);
    assert.ok(8 < n_columns);

    // The same file once more changes nothing.
    await go(page, `${url}plus/import`);
    const again = await importFile(page, FILE);
    assert.deepEqual(again, { inchangées: source.length });
    assert.equal((await auto(page, "list", "request", { limit: 10_000 })).length, source.length);
  });
}

test("other columns of the file are visible in the request", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: DESK, path: "plus/import" });
  await importFile(page, lookAlike("service-requests-us.csv"));
  const [request] = (await auto(page, "list", "request", { limit: 100 })).filter((one) => one.x && Object.keys(one.x).length);
  await go(page, `${url}demandes/${request.id}`);
  const [column, value] = Object.entries(request.x)[0];
  const group = page.getByText(/autres? colonnes? du fichier/i).first();
  await group.click();
  await page.getByText(column, { exact: true }).first().waitFor();
  await page.getByText(value, { exact: true }).first().waitFor();
});

test("one undo takes the whole import back, also after a restart", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { path: "plus/import" });
  const own = await auto(page, "create", "request", { title: "La mienne", place: "Accueil" });
  await importFile(page, FILE);
  await page.getByRole("button", { name: "Annuler tout l’import" }).click();
  await until("only my request is left", async () => (await auto(page, "list", "request")).length === 1, { ms: 30_000 });
  await page.getByText("Import annulé").first().waitFor({ timeout: 30_000 });
  assert.deepEqual(await auto(page, "get", own.id), own);

  await go(page, `${url}plus/import`);
  await importFile(page, FILE);
  await reload(page);
  await go(page, `${url}plus/import`);
  await page.getByText(basename(FILE)).first().waitFor();
  await page.getByRole("button", { name: new RegExp(`Annuler l’import de ${basename(FILE)}`) }).first().click();
  await until("only my request is left again", async () => (await auto(page, "list", "request")).length === 1, { ms: 30_000 });
  await go(page, `${url}demandes`);
  await row(page, "La mienne").waitFor();
});
