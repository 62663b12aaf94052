// Bad and strange files: a clear word, nothing written, what was there stays.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { auto, go, world } from "./support/app.mjs";
import { DESK } from "./support/browser.mjs";
import { folderFor, lookAlike } from "./support/place.mjs";
import { until } from "./support/poll.mjs";
import { acceptAll, choose, importFile, made, startButton } from "./support/wizard.mjs";

/** Bytes that look like nothing, the same in each run. */
function garbage(size) {
  let state = 0x9e3779b9;
  return Buffer.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}
const file = (name, content) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), garbage(500)]);

const REFUSED = [
  ["binary garbage", file("photo.csv", garbage(40_000)), /n’est pas du texte/],
  ["an empty file", file("vide.csv", ""), /est vide/],
  ["a picture", file("scan.csv", PNG), /une image/],
  ["a workbook", file("classeur.csv", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.from("xl/workbook.xml [Content_Types].xml"), garbage(800)])), /classeur|archive|pas du texte/],
  ["a compressed file", file("demandes.csv.gz", gzipSync("a;b\n1;2\n")), /compressé/],
  ["a web page", file("export.csv", "<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>"), /page web/],
  ["a header and nothing else", file("entete.csv", "Titre;Lieu;Statut\r\n"), /ligne d’en-tête/],
];

test("files that are no table are refused with what is wrong and what is safe", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { path: "plus/import" });
  const own = await auto(page, "create", "request", { title: "La mienne" });
  for (const [what, content, said] of REFUSED) {
    await t.test(what, async () => {
      await choose(page, content);
      const alert = page.locator(".banner").filter({ hasText: said });
      await alert.waitFor();
      assert.match(await alert.innerText(), /Rien n’a changé|Sauvegarde|sauvegarde/);
      assert.deepEqual((await auto(page, "list", "request")).map((request) => request.id), [own.id]);
    });
  }
});

const list = (page) => auto(page, "list", "request", { limit: 1000, sort: "oldest" });

test("strange files go in, or say which rows do not", async (t) => {
  const { device, url } = await world(t);
  const fresh = async (t) => (await device(t, { size: DESK, path: "plus/import" })).page;

  await t.test("windows-1252 from an older Excel", async (t) => {
    const page = await fresh(t);
    await importFile(page, lookAlike("demandes-excel-windows1252.csv"));
    const text = JSON.stringify(await list(page));
    assert.match(text, /é/);
    assert.doesNotMatch(text, /\uFFFD/, "no character is lost");
    assert.ok((await list(page)).some((request) => request.cost?.cents === 145_000), "« 1 450,00 € » is 1 450 euros");
  });

  await t.test("one column", async (t) => {
    const page = await fresh(t);
    await importFile(page, lookAlike("one-column.csv"));
    const known = await list(page);
    assert.ok(0 < known.length && known.every((request) => request.title.length));
    assert.ok(known.some((request) => request.title.includes(",")), "commas belong to the text");
  });

  await t.test("a quote that is never closed", async (t) => {
    const page = await fresh(t);
    await choose(page, lookAlike("unclosed-quote.csv"));
    await page.getByText(/guillemet ouvert à la ligne \d+ n’est jamais fermé/i).first().waitFor();
    await page.getByRole("button", { name: /sans guillemets|guillemets comme/ }).click();
    await acceptAll(page);
    await startButton(page).click();
    await until("its rows are here", async () => 2 < (await list(page)).length);
  });

  await t.test("mixed encodings", async (t) => {
    const page = await fresh(t);
    await choose(page, lookAlike("mixed-encodings.csv"));
    await page.getByText(/Encodages mélangés/).first().waitFor();
    await acceptAll(page);
    await startButton(page).click();
    await until("its rows are here", async () => 1 < (await list(page)).length);
    assert.doesNotMatch(JSON.stringify(await list(page)), /\uFFFD|Ã©/, "both lines are readable");
  });

  await t.test("formulas stay text, and leave as text", async (t) => {
    const page = await fresh(t);
    await importFile(page, lookAlike("formulas.csv"));
    assert.ok((await list(page)).some((request) => /^[=+@-]/.test(request.title)), "they are kept as they are");
    await go(page, `${url}plus/export`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^Télécharger .*demandes?/ }).click(),
    ]);
    const csv = await readFile(await download.path(), "utf8");
    for (const cell of csv.split(/\r?\n/).flatMap((line) => line.split(";"))) {
      assert.doesNotMatch(cell, /^"?[=+@](?![\d\s.,]*"?$)/, "no cell that a spreadsheet would run");
    }
  });

  await t.test("dates that do not exist", async (t) => {
    const page = await fresh(t);
    await importFile(page, lookAlike("impossible-dates.csv"));
    const text = await page.getByRole("main").innerText();
    assert.match(text, /n’existe(nt)? pas|au lieu d’une date/);
    for (const request of await list(page)) {
      if (request.due) assert.equal(new Date(`${request.due}T00:00Z`).toISOString().slice(0, 10), request.due);
    }
    await page.getByText(/^Ligne \d+/).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Télécharger les lignes refusées" }).click(),
    ]);
    const refused = await readFile(await download.path(), "utf8");
    assert.match(refused, /31\/02/, "the refused row comes back as it was");
  });

  await t.test("dates that prove no order can be corrected", async (t) => {
    const page = await fresh(t);
    await choose(page, lookAlike("ambiguous-dates.csv"));
    await page.getByText(/vérifiez/).first().waitFor();
    const order = page.getByLabel("Ordre des dates");
    await order.selectOption({ label: "mois, jour, année" });
    await page.getByText(/se lit/).first().waitFor();
  });

  await t.test("a broken picture of a table: rows too short and too long", async (t) => {
    const page = await fresh(t);
    await importFile(page, lookAlike("ragged.csv"));
    assert.ok(0 < (await list(page)).length);
  });
});

test("60 MB: progress, a live page, and a stop that leaves nothing behind", async (t) => {
  const { device } = await world(t);
  const { page } = await device(t, { size: DESK, path: "plus/import" });
  const own = await auto(page, "create", "request", { title: "La mienne" });
  const rows = 100_000;
  const big = made(rows, { name: "soixante.csv", tail: () => ` ${"mot ".repeat(140)}` });
  assert.ok(60e6 < big.buffer.length, `${big.buffer.length} bytes`);
  const path = join(await folderFor(t), big.name);
  await writeFile(path, big.buffer);
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
    }, 20);
  });
  await choose(page, path);
  await page.getByText(/100\s000 lignes/).first().waitFor({ timeout: 90_000 });
  t.diagnostic(`the page stood still for ${Math.round(await page.evaluate(() => window.longest))} ms at most while reading`);
  await acceptAll(page);
  await startButton(page).click();
  await until("some rows are in", async () => {
    const text = await page.getByRole("main").innerText();
    return /[1-9][\d\s]* sur 100\s000/.test(text);
  }, { ms: 60_000 });
  await page.getByRole("button", { name: "Annuler" }).first().click();
  await page.getByText("Import interrompu. Rien n’a été gardé.").first().waitFor({ timeout: 60_000 });
  assert.deepEqual((await auto(page, "list", "request")).map((request) => request.id), [own.id]);
});
