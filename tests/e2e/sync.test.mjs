// Devices and the optional server: hours apart without network, then the same everywhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, enter, go, keptOffline, office, requests } from "./support/app.mjs";
import { capture, room, row, snackbar } from "./support/board.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const pill = (page) => page.locator(".pill:visible").first();
const manager = { role: "manager" };

test("S2 two devices, one offline, then both the same: nothing asked, nothing lost", async (t) => {
  const { url, Claire, Karim } = await office(t, { Claire: { ...manager, size: PHONE }, Karim: { ...manager, size: DESK } });
  const [phone, desk] = [Claire.page, Karim.page];
  const { id } = await auto(phone, "create", "request", { title: "Vidéoprojecteur en panne", description: "vieux texte" });
  await agree(phone);
  await agree(desk);
  await row(desk, "Vidéoprojecteur en panne").waitFor();

  await keptOffline(phone);
  await Claire.context.setOffline(true);
  // 10:00 the office manager, without network; 10:30 the other one, online.
  await auto(phone, "edit", id, { status: "progress" });
  await auto(desk, "edit", id, { description: "réécrit : lampe morte" });
  await agree(desk);
  await capture(phone, "fuite sous l’évier");
  await auto(desk, "create", "request", { title: "Commander des ramettes" });
  await room(phone, "Demandes");
  await until("the pill says what waits", async () => /à envoyer|injoignable/.test(await pill(phone).innerText()));

  await Claire.context.setOffline(false);
  await agree(phone);
  await agree(desk);
  await agree(phone);
  assert.deepEqual(await requests(phone), await requests(desk));
  assert.equal((await requests(phone)).length, 3);
  for (const page of [phone, desk]) {
    const merged = await auto(page, "get", id);
    assert.deepEqual([merged.status, merged.description], ["progress", "réécrit : lampe morte"]);
    assert.equal(await page.getByRole("dialog").count(), 0);
    await go(page, `${url}plus/arbitrer`);
    await page.getByText("Rien à arbitrer").first().waitFor();
  }
});

test("S2 T30 both change the priority: both values, authors and times; one tap decides everywhere; history keeps both", async (t) => {
  const { url, Claire, Karim } = await office(t, { Claire: { ...manager, size: PHONE }, Karim: { ...manager, size: DESK } });
  const [phone, desk] = [Claire.page, Karim.page];
  const { id } = await auto(phone, "create", "request", { title: "Climatisation bruyante", priority: "p3" });
  await agree(phone);
  await agree(desk);
  await keptOffline(phone);
  await Claire.context.setOffline(true);
  await auto(phone, "edit", id, { priority: "p1" });
  await auto(desk, "edit", id, { priority: "p2" });
  await agree(desk);
  await Claire.context.setOffline(false);
  await agree(phone);
  await agree(desk);

  for (const page of [phone, desk]) {
    await go(page, `${url}aujourdhui`);
    await page.getByRole("link", { name: /Deux versions existent/ }).click();
    await page.getByRole("heading", { level: 1, name: "À arbitrer" }).waitFor();
    const card = page.locator(".dispute");
    assert.equal(await card.count(), 1);
    await until("both authors", async () => {
      const text = await card.innerText();
      return /Karim|vous/.test(text) && /Claire|vous/.test(text) && text;
    });
    const text = await card.innerText();
    assert.match(text, /Climatisation bruyante/);
    assert.equal(await card.locator(".choice").count(), 2);
    for (const choice of await card.locator(".choice").all()) {
      await choice.locator("time").first().waitFor();
    }
  }
  // Neither is asked by a dialog; the phone decides for the value that does not show.
  const before = (await auto(phone, "get", id)).priority;
  const loser = phone.locator(".choice:not([data-shown])");
  await loser.getByRole("button").click();
  await phone.getByText("Rien à arbitrer").first().waitFor();
  const decided = (await auto(phone, "get", id)).priority;
  assert.notEqual(decided, before);
  await snackbar(phone, /gardé/).first().waitFor();
  await agree(phone);
  await agree(desk);
  await desk.getByText("Rien à arbitrer").first().waitFor();
  assert.equal((await auto(desk, "get", id)).priority, decided);
  for (const page of [phone, desk]) {
    const history = await auto(page, "history", id);
    const said = history.map(({ text }) => text.join(" ")).join("\n");
    assert.match(said, /P1|Urgent|Critique|Haute/i, said);
    const writes = history.filter(({ text }) => /priorité/i.test(text.join(" ")));
    assert.ok(writes.length >= 3, `both values and the decision: ${said}`);
  }
  // And back again.
  await snackbar(phone, /gardé/).last().getByRole("button", { name: "Annuler" }).click();
  await phone.locator(".dispute").waitFor();
  assert.equal((await auto(phone, "get", id)).priority, before);
});

test("T31 deleted here, edited there: the bin says so, and it comes back whole", async (t) => {
  const { url, Claire, Karim } = await office(t, { Claire: { ...manager, size: PHONE }, Karim: { size: DESK } });
  const [phone, desk] = [Claire.page, Karim.page];
  const { id } = await auto(phone, "create", "request", { title: "Badge perdu" });
  await agree(phone);
  await agree(desk);
  await keptOffline(phone);
  await Claire.context.setOffline(true);
  await auto(phone, "remove", id);
  await auto(desk, "edit", id, { description: "retrouvé sous le canapé" });
  await agree(desk);
  await Claire.context.setOffline(false);
  await agree(phone);
  await agree(desk);
  for (const page of [phone, desk]) {
    assert.equal((await auto(page, "get", id)).life, "trashed");
    await go(page, `${url}plus/arbitrer`);
    const card = page.locator(".dispute");
    await until("who edited since", async () => /Karim|vous/.test(await card.innerText()));
  }
  await phone.locator(".dispute").getByRole("button", { name: /Restaurer/ }).click();
  await agree(phone);
  await agree(desk);
  for (const page of [phone, desk]) {
    const back = await auto(page, "get", id);
    assert.deepEqual([back.life, back.description], ["alive", "retrouvé sous le canapé"]);
  }
});

test("the server dies: work goes on, and leaves when it is back", async (t) => {
  const { server, url, newDevice, Claire } = await office(t, { Claire: manager });
  const { page } = Claire;
  await auto(page, "create", "request", { title: "Avant" });
  await agree(page);
  await server.kill();
  await capture(page, "pendant la panne");
  await room(page, "Demandes");
  await until("the pill does not lie", async () => /à envoyer|injoignable/.test(await pill(page).innerText()));
  await server.start();
  await agree(page);
  const { page: other } = await newDevice();
  await enter(other, server, { name: "Inès" });
  await agree(other);
  const titles = (await auto(other, "list", "request")).map((r) => r.title);
  assert.equal(titles.length, 2, titles.join());
  await go(page, `${url}plus/envois`);
  await page.getByRole("heading", { level: 1, name: "À envoyer" }).waitFor();
  assert.equal((await auto(page, "outbox")).pending, 0);
});

test("an edit on one screen is on the other without asking", async (t) => {
  const { Claire, Karim } = await office(t, { Claire: manager, Karim: {} });
  const { id } = await auto(Claire.page, "create", "request", { title: "Ampoule grillée" });
  await row(Karim.page, "Ampoule grillée").waitFor({ timeout: 5_000 });
  await auto(Karim.page, "edit", id, { title: "Ampoule changée" });
  await row(Claire.page, "Ampoule changée").waitFor({ timeout: 5_000 });
});
