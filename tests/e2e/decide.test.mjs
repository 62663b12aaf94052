// What people decide: texts that come together, much that vanishes at once, what was not sent as a file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { agree, apart, auto, go, office } from "./support/app.mjs";
import { expectAccessible, snackbar } from "./support/board.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const manager = { role: "manager" };
const cards = (page) => page.locator(".dispute");

/** Two people at one office, each with the same request. */
async function pair(t, fields) {
  const { url, Claire, Karim } = await office(t, { Claire: { ...manager, size: PHONE }, Karim: { size: DESK } });
  const { id } = await auto(Claire.page, "create", "request", fields);
  await agree(Claire.page);
  await agree(Karim.page);
  return { url, id, Claire, Karim };
}

test("two rewrite one description: a merge is suggested, corrected and kept; everywhere one text", async (t) => {
  const both = await pair(t, { title: "Lave-vaisselle", description: "Le lave-vaisselle fuit.\nEau coupée." });
  const { url, id, Claire, Karim } = both;
  await apart(
    both,
    (page) => auto(page, "edit", id, { description: "Le lave-vaisselle de la cuisine fuit.\nEau coupée." }),
    (page) => auto(page, "edit", id, { description: "Le lave-vaisselle fuit.\nEau coupée, accueil prévenu." }),
  );
  const { page } = Claire;
  await go(page, `${url}plus/arbitrer`);
  const merge = page.locator(".merge");
  await until("the merge", async () => (await merge.locator("ins").allInnerTexts()).join("|").includes("cuisine"));
  assert.equal(await merge.locator(".diff").innerText(), "Le lave-vaisselle de la cuisine fuit.\nEau coupée, accueil prévenu.");
  await expectAccessible(page, "a merge");
  await merge.getByRole("button", { name: "Corriger" }).click();
  const text = "Le lave-vaisselle de la cuisine fuit.\nEau coupée, accueil prévenu à 10 h.";
  await merge.getByRole("textbox").fill(text);
  await merge.getByRole("button", { name: "Garder la fusion" }).click();
  await page.getByText("Rien à arbitrer").first().waitFor();
  await agree(page);
  await agree(Karim.page);
  assert.equal((await auto(Karim.page, "get", id)).description, text);
  // Taken back, both versions wait again, with who said them.
  await snackbar(page, /fusion gardée/).getByRole("button", { name: "Annuler" }).click();
  await cards(page).waitFor();
  await until("both authors", async () => {
    const said = (await page.locator(".choice__name").allInnerTexts()).join("|");
    return said.includes("Karim") && said.includes("vous");
  });
});

test("different people, a comment and an emptied field: each is a card, the next moves up, the focus with it", async (t) => {
  const both = await pair(t, { title: "Store cassé", due: "2027-01-15" });
  const { url, id, Claire, Karim } = both;
  const comment = await auto(Claire.page, "create", "comment", { parent: id, text: "Vu" });
  await agree(Claire.page);
  await agree(Karim.page);
  await apart(
    both,
    async (page) => {
      await auto(page, "edit", id, { due: null, priority: "p2" });
      await auto(page, "edit", comment.id, { text: "Vu avec Paul" });
    },
    async (page) => {
      await auto(page, "edit", id, { due: "2027-01-20", priority: "p2" });
      await auto(page, "edit", comment.id, { text: "Vu avec Anne" });
    },
  );
  const { page } = Karim;
  await go(page, `${url}plus/arbitrer`);
  await until("two cards: the same priority twice is no conflict", async () => (await cards(page).count()) === 2);
  const said = (await cards(page).allInnerTexts()).join("\n");
  assert.match(said, /Échéance[\s\S]*vide/);
  assert.match(said, /Commentaire · texte/);
  const due = cards(page).filter({ hasText: "Échéance" });
  await due.locator(".choice").filter({ hasText: "20 janv" }).getByRole("button").click();
  await until("one card left", async () => (await cards(page).count()) === 1);
  await until("the focus", () => page.evaluate(() => document.activeElement?.classList.contains("dispute")));
  await go(page, `${url}demandes/${id}`);
  await page.locator(".conflict .choice").first().waitFor();
  await page.locator(".conflict .choice:not([data-shown]) .button").click();
  await until("decided", async () => (await page.locator(".conflict").count()) === 0);
  await agree(page);
  await agree(Claire.page);
  assert.equal((await auto(Claire.page, "get", id)).due, "2027-01-20");
});

test("T61 somebody bins most of the board: who and how many, and one tap brings all back", async (t) => {
  const both = await pair(t, { title: "La seule qui reste" });
  const { Claire, Karim } = both;
  const records = Array.from({ length: 24 }, (_, at) => ({ title: `Demande ${at + 1}` }));
  await auto(Claire.page, "import", "request", records);
  await agree(Claire.page);
  await agree(Karim.page);
  const all = await auto(Karim.page, "list", "request", { limit: 100 });
  assert.equal(all.length, 25);
  for (const { id, title } of all) {
    if (title !== "La seule qui reste") await auto(Karim.page, "remove", id);
  }
  await agree(Karim.page);
  await agree(Claire.page);
  const notice = Claire.page.locator(".banner").filter({ hasText: "24 demandes" });
  await notice.waitFor();
  assert.match(await notice.innerText(), /par Karim/);
  assert.equal(await Karim.page.locator(".banner").filter({ hasText: "24 demandes" }).count(), 0, "who did it knows");
  await Claire.page.reload();
  await notice.getByRole("button", { name: "Tout restaurer" }).click();
  await snackbar(Claire.page, /24 demandes restaurées/).waitFor();
  await until("the notice is gone", async () => (await notice.count()) === 0);
  await agree(Claire.page);
  await agree(Karim.page);
  assert.equal((await auto(Karim.page, "list", "request", { limit: 100 })).length, 25);
});

test("T54 what waits, in plain words, newest first; the file of it restores elsewhere", async (t) => {
  const both = await pair(t, { title: "Néon clignote" });
  const { url, id, Claire } = both;
  const { page } = Claire;
  await go(page, `${url}plus/envois`);
  await Claire.context.setOffline(true);
  await auto(page, "edit", id, { status: "progress" });
  await auto(page, "create", "comment", { parent: id, text: "Échelle réservée" });
  const lines = page.locator(".outbox-list .outbox-row__link");
  await until("two lines", async () => (await lines.count()) === 2);
  assert.deepEqual(await lines.allInnerTexts(), [
    "commentaire sur “Néon clignote”\u202f: Échelle réservée",
    "statut de “Néon clignote” → En cours",
  ]);
  assert.match(await page.locator(".outbox-row__when").first().innerText(), /octets|Ko/);
  await expectAccessible(page, "the outbox");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Enregistrer ce qui n’est pas parti" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^intendance-non-envoye-\d{4}-\d\d-\d\d\.jsonl/);
  const buffer = await readFile(await file.path());
  // Another device reads it back and sends it; the first one, back online, sends it again: it is there once.
  const other = both.Karim.page;
  await go(other, `${url}plus/export`);
  await other.getByLabel("Choisir la sauvegarde").setInputFiles({
    name: file.suggestedFilename(),
    mimeType: "application/gzip",
    buffer,
  });
  await other.getByRole("button", { name: "Restaurer ici" }).click();
  await other.getByText("Sauvegarde restaurée").first().waitFor();
  assert.equal((await auto(other, "get", id)).status, "progress");
  await agree(other);
  await Claire.context.setOffline(false);
  await agree(page);
  await agree(other);
  for (const device of [page, other]) {
    assert.equal((await auto(device, "list", "comment", {})).length, 1);
    assert.equal((await auto(device, "outbox")).pending, 0);
  }
});
