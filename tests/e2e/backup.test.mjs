// One file holds everything; restored, it gives the same office.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { test } from "node:test";
import { auto, go, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { loadExample } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

const KINDS = ["request", "comment", "check", "photo", "link", "place", "person", "category", "view", "import"];

/** All that scripts can read of a device. */
async function everything(page) {
  const all = {};
  for (const kind of KINDS) {
    const read = (bin) => auto(page, "list", kind, { limit: 100_000, filter: bin ? { bin: true } : {} }).catch(() => []);
    const known = [...(await read(false)), ...(await read(true))];
    const byId = new Map(known.map((record) => [record.id, record]));
    all[kind] = [...byId.values()].sort((a, b) => a.id.localeCompare(b.id));
  }
  return all;
}

async function backup(page, url) {
  await go(page, `${url}plus/export`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Faire une sauvegarde" }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function restore(page, url, { name, bytes }) {
  await go(page, `${url}plus/export`);
  await page.getByLabel("Choisir la sauvegarde").setInputFiles({ name, mimeType: "application/gzip", buffer: bytes });
  await page.getByRole("button", { name: "Restaurer ici" }).click();
  await page.getByText("Sauvegarde restaurée").first().waitFor({ timeout: 30_000 });
}

/** An office with something of each kind. */
async function furnish(page, url) {
  await go(page, `${url}demandes`);
  await loadExample(page);
  const one = await auto(page, "create", "request", { title: "Avec tout", place: "Salle Ampère", cost: 4990, tags: ["a", "b"], x: { Zone: "N" } });
  const two = await auto(page, "create", "request", { title: "À la corbeille" });
  await auto(page, "create", "comment", { parent: one.id, text: "« oui », 1 234,56 €" });
  await auto(page, "create", "check", { parent: one.id, text: "vérifier" });
  await auto(page, "create", "link", { from: one.id, to: two.id, rel: "blocks" });
  await auto(page, "create", "view", { name: "Urgentes", query: "priority=p1" });
  await auto(page, "edit", one.id, { status: "waiting", waiting_on: "devis" });
  await auto(page, "remove", two.id);
  const picture = await page.screenshot();
  await go(page, `${url}demandes/nouvelle`);
  await page.getByRole("textbox", { name: "Que se passe-t-il ?" }).fill("avec photo");
  await page.getByLabel("Joindre une photo").setInputFiles({ name: "p.png", mimeType: "image/png", buffer: picture });
  await page.locator(".capture__photos img").waitFor();
  await page.getByRole("button", { name: "Créer la demande" }).click();
  await page.getByRole("heading", { level: 1, name: /avec photo/i }).waitFor();
}

for (const [name, size] of Object.entries(SIZES)) {
  test(`backup, then restore on another device: the same, ${name}`, async (t) => {
    const { device, url } = await world(t);
    const { page: first } = await device(t, { size });
    await furnish(first, url);
    const before = await everything(first);
    assert.ok(60 <= before.request.length && 0 < before.comment.length && 0 < before.link.length);
    const file = await backup(first, url);
    const lines = (file.bytes[0] === 0x1f ? gunzipSync(file.bytes) : file.bytes).toString("utf8").trim().split("\n");
    for (const line of lines) JSON.parse(line);

    const { page: second } = await device(t, { size });
    await restore(second, url, file);
    assert.deepEqual(await everything(second), before, "into an empty app");
    const [{ id }] = before.request.filter((request) => /avec photo/i.test(request.title));
    await go(second, `${url}demandes/${id}`);
    const photo = second.getByRole("button", { name: /Agrandir/ }).first().locator("img");
    await until("the photo came along", () => photo.evaluate((img) => 0 < img.naturalWidth));
    const histories = await Promise.all([first, second].map(async (page) => (await auto(page, "history", id)).map((moment) => moment.text)));
    assert.deepEqual(histories[1], histories[0], "the history came along");

    const { page: third } = await device(t, { size });
    const own = await auto(third, "create", "request", { title: "Déjà là" });
    await restore(third, url, file);
    const merged = await everything(third);
    assert.deepEqual(merged.request.find((request) => request.id === own.id)?.title, "Déjà là", "nothing is overwritten");
    const rest = merged.request.filter((request) => request.id !== own.id);
    assert.deepEqual(rest.map(({ code, ...request }) => request), before.request.map(({ code, ...request }) => request));
    await restore(third, url, file);
    assert.deepEqual(await everything(third), merged, "a second time changes nothing");
  });
}

test("a file that is no sound backup changes nothing, and says what is wrong", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  await auto(page, "import", "request", Array.from({ length: 50 }, (_, n) => ({ title: `Demande ${n}` })));
  const file = await backup(page, url);
  const { page: other } = await device(t, { path: "plus/export" });
  await auto(other, "create", "request", { title: "La mienne" });
  const before = await everything(other);
  const text = gunzipSync(file.bytes).toString("utf8");
  const cases = [
    ["cut short", file.bytes.subarray(0, file.bytes.length - 400)],
    ["a changed word", gzipSync(text.replace("Demande 7", "Demande X"))],
    ["a missing line", gzipSync(text.split("\n").toSpliced(5, 1).join("\n"))],
    ["another file", Buffer.from("Titre;Lieu\r\nFuite;Cuisine\r\n")],
    ["garbage", gzipSync(Buffer.alloc(10_000, 7))],
    ["nothing", Buffer.alloc(0)],
  ];
  for (const [what, bytes] of cases) {
    await t.test(what, async () => {
      await go(other, `${url}plus/export`);
      await other.getByLabel("Choisir la sauvegarde").setInputFiles({ name: "s.gz", mimeType: "application/gzip", buffer: bytes });
      await other.locator(".banner, .snackbar").filter({ hasText: /Rien n’a changé/ }).first().waitFor();
      assert.equal(await other.getByRole("button", { name: "Restaurer ici" }).count(), 0);
      assert.deepEqual(await everything(other), before);
    });
  }
});

test("tables for Excel in French and for the rest of the world", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t);
  await auto(page, "import", "request", [
    { title: "Fuite; « évier »", place: "Cuisine", cost: 123_456 },
    { title: 'Dit "urgent"', priority: "p1" },
  ]);
  await go(page, `${url}plus/export`);
  const table = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Télécharger/ }).click()]);
    return readFile(await download.path(), "utf8");
  };
  const french = await table();
  assert.ok(french.startsWith("\uFEFF"), "Excel needs the mark to read accents");
  assert.match(french, /"Fuite; « évier »"/);
  assert.match(french, /1\s?234,56/);
  await page.getByRole("radio", { name: /international/i }).check();
  const other = await table();
  assert.match(other.split(/\r?\n/)[0], /,/);
  assert.match(other, /1234\.56/);
  assert.match(other, /"Dit ""urgent"""/);
});
