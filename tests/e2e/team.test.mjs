// Who may come in, by what, and what happens to those who may no longer.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { agree, auto, go, keptOffline, office, realServer, requests, world } from "./support/app.mjs";
import { expectAccessible, room, row, snackbar } from "./support/board.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const manager = { role: "manager" };
/** What the browser itself writes of answers that a story is about. */
const REFUSED = /status of (401|403|404|409|410|429) /;
const jsQR = readFile(createRequire(import.meta.url).resolve("jsqr/dist/jsQR.js"), "utf8");

/** What a camera reads from a picture of the screen. */
async function scan(page, picture) {
  // A page of its own, so that nothing of the app's can help.
  const reader = await page.context().newPage();
  await reader.goto("about:blank");
  await reader.evaluate(await jsQR);
  const text = await reader.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return window.jsQR(data, width, height)?.data;
  }, picture.toString("base64"));
  await reader.close();
  return text;
}

/** « Inviter quelqu’un » on the screen of the team; resolves with the link that it shows. */
async function inviteByScreen(page, url, name, by = /QR code/) {
  await go(page, `${url}plus/equipe`);
  await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Pour qui").fill(name);
  await sheet.getByRole("radio", { name: by }).check();
  await sheet.getByRole("button", { name: "Créer l’invitation" }).click();
  return sheet.getByLabel("Lien d’invitation").inputValue();
}

test("the first manager by the server's own link; the second person by the QR code on that screen", async (t) => {
  const { device } = await world(t);
  const server = await realServer(t);
  const desk = await device(t, { size: DESK, url: server.link });
  await desk.page.getByRole("heading", { level: 1, name: /Rejoindre/ }).waitFor();
  assert.ok(!desk.page.url().includes("#"), "the secret does not stay in the address");
  await desk.page.getByLabel("Votre nom").fill("Claire Martin");
  await desk.page.getByRole("button", { name: "Rejoindre", exact: true }).click();
  await desk.page.getByText(/Bienvenue dans|Vous êtes dans l’espace/).first().waitFor();
  await auto(desk.page, "create", "request", { title: "Fuite au lave-vaisselle" });
  await agree(desk.page);

  const link = await inviteByScreen(desk.page, server.url, "Karim Benali");
  const qr = desk.page.getByRole("img", { name: "QR code de l’invitation" });
  await qr.waitFor();
  assert.equal(await scan(desk.page, await qr.screenshot()), link);
  await expectAccessible(desk.page, "an invitation");

  const phone = await device(t, { size: PHONE, url: link });
  await phone.page.getByText(/vous invite comme «\sÉquipe\s»/).waitFor();
  assert.equal(await phone.page.getByLabel("Votre nom").inputValue(), "Karim Benali");
  await expectAccessible(phone.page, "the screen of an invitation");
  await phone.page.getByRole("button", { name: "Rejoindre", exact: true }).click();
  await phone.page.getByText(/Bienvenue dans|Vous êtes dans l’espace/).first().waitFor();
  await room(phone.page, "Demandes");
  await row(phone.page, "Fuite au lave-vaisselle").waitFor();
  const session = await phone.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]));
  const code = link.split("#")[1];
  assert.ok(!session.includes(code), "the code is nowhere once it is used");
  await desk.page.getByText("Karim Benali est dans l’espace").waitFor({ timeout: 15_000 });
  assert.ok(!server.lines.filter((line) => !line.includes("Join ")).some((line) => line.includes(code)), "the log has no codes");
});

test("an invitation that was used, withdrawn, never was, or is over: clear words, and the app works on", async (t) => {
  const { server, url, newDevice, Claire } = await office(t, { Claire: manager });
  const of = async (options) => auto(Claire.page, "invite", { name: "Inès", role: "helper", ...options });
  const used = await of({});
  const { page: taker } = await newDevice();
  await auto(taker, "join", used.link, { name: "Inès" });
  const withdrawn = await of({});
  await auto(Claire.page, "revoke", { invitation: withdrawn.id });
  const expectations = [
    [used.link, "Invitation déjà utilisée"],
    [withdrawn.link, "Invitation annulée"],
    [`${url}rejoindre#${"0".repeat(26)}`, "Invitation inconnue"],
  ];
  for (const [link, words] of expectations) {
    const { page } = await newDevice({ url: link, path: "", allow: [REFUSED] });
    await page.getByRole("heading", { name: words }).waitFor();
    await page.getByRole("link", { name: "Plus tard" }).click();
    await auto(page, "create", "request", { title: "travaille seul" });
    await auto(page, "join", link, { name: "Personne" }).then(() => assert.fail(words), (error) => assert.match(error.message, /\w/));
  }
  assert.equal((await auto(Claire.page, "team")).members.length, 2, "nobody else came in");
  assert.ok(server.lines.length);
});

test("T26 a revoked device with three hundred unsent edits: a clear word, a file of them, nobody else is touched", async (t) => {
  const { url, newDevice, Claire, Karim } = await office(t, {
    Claire: manager,
    Karim: { size: PHONE, allow: [REFUSED] },
    Inès: {},
  });
  const { id } = await auto(Karim.page, "create", "request", { title: "Avant" });
  await agree(Karim.page);
  await keptOffline(Karim.page);
  await Karim.context.setOffline(true);
  await auto(Karim.page, "import", "request", Array.from({ length: 300 }, (_, n) => ({ title: `Hors ligne ${n}` })));
  const team = await auto(Claire.page, "team");
  const member = team.members.find(({ name }) => name === "Karim");
  const device = team.devices.find((one) => one.member === member.id);
  await go(Claire.page, `${url}plus/equipe`);
  await auto(Claire.page, "revoke", { device: device.id });
  await Karim.context.setOffline(false);
  await Karim.page.getByText(/accès de cet appareil a été retiré/).first().waitFor();
  const outbox = await auto(Karim.page, "outbox");
  assert.ok(300 <= outbox.pending, `${outbox.pending} wait`);
  assert.equal((await requests(Karim.page)).length, 301, "all stays readable");
  await go(Karim.page, `${url}plus/envois`);
  const [download] = await Promise.all([
    Karim.page.waitForEvent("download"),
    Karim.page.getByRole("button", { name: /Enregistrer ce qui n’est pas parti/ }).click(),
  ]);
  const bytes = await readFile(await download.path());

  // The others exchange as before, and somebody with access brings the work in.
  await auto(Claire.page, "edit", id, { title: "Après" });
  await agree(Claire.page);
  const { page } = await newDevice();
  await go(Claire.page, `${url}plus/export`);
  await Claire.page.getByLabel("Choisir la sauvegarde").setInputFiles({ name: download.suggestedFilename(), mimeType: "application/gzip", buffer: bytes });
  await Claire.page.getByRole("button", { name: "Restaurer ici" }).click();
  await until("the work of the revoked device", async () => (await requests(Claire.page)).length === 301);
  await agree(Claire.page);
  assert.equal((await auto(Claire.page, "outbox")).pending, 0);
  assert.equal((await requests(page)).length, 0, "who has not joined sees nothing");
});

test("a role that no longer allows it: refused work waits in the tray, and leaves once it may", async (t) => {
  const { url, Claire, Karim } = await office(t, { Claire: manager, Karim: { size: PHONE, allow: [REFUSED] } });
  const { id } = await auto(Claire.page, "create", "request", { title: "Serrure forcée" });
  await agree(Claire.page);
  await agree(Karim.page);
  await keptOffline(Karim.page);
  await Karim.context.setOffline(true);
  await auto(Karim.page, "edit", id, { title: "Serrure changée" });
  const karim = (await auto(Claire.page, "team")).members.find(({ name }) => name === "Karim");
  await auto(Claire.page, "setRole", karim.id, "reader");
  await Karim.context.setOffline(false);
  const tray = await until("the tray", async () => {
    const { refused } = await auto(Karim.page, "outbox");
    return refused.length === 1 && refused;
  });
  assert.equal(tray[0].code, "forbidden");
  assert.equal((await auto(Karim.page, "get", id)).title, "Serrure changée", "the own screen keeps it");
  assert.equal((await auto(Claire.page, "get", id)).title, "Serrure forcée");
  await go(Karim.page, `${url}plus/envois`);
  await Karim.page.getByText(/Votre rôle ne permet pas ce changement/).first().waitFor();
  await expectAccessible(Karim.page, "the tray");
  // From now on the app itself says it, before anything is stored.
  await Karim.page.getByText(/Lecture seule\s: vous voyez tout/).first().waitFor();
  await Karim.page.getByRole("button", { name: "Nouvelle demande" }).first().click();
  await snackbar(Karim.page, /Votre rôle est la lecture seule/).first().waitFor();
  await auto(Claire.page, "setRole", karim.id, "helper");
  await until("the role is known here", async () => (await auto(Karim.page, "team")).role === "helper");
  await Karim.page.getByRole("button", { name: "Renvoyer" }).click();
  await agree(Karim.page);
  await agree(Claire.page);
  assert.equal((await auto(Claire.page, "get", id)).title, "Serrure changée");
  assert.deepEqual((await auto(Karim.page, "outbox")).refused, []);
});

test("a text too long for the server is corrected in the tray and leaves", async (t) => {
  const { url, Claire } = await office(t, { Claire: { ...manager, size: PHONE } });
  const { page } = Claire;
  const { id } = await auto(page, "create", "request", { title: "Rapport", description: "x".repeat(70_000) });
  const other = await auto(page, "create", "request", { title: "Après le gros" });
  await agree(page);
  await until("the tray", async () => (await auto(page, "outbox")).refused.length === 1);
  await go(page, `${url}plus/envois`);
  await page.getByRole("button", { name: "Corriger" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(/Description/).fill("résumé");
  await sheet.getByRole("button", { name: "Enregistrer et renvoyer" }).click();
  await snackbar(page, /Corrigée/).first().waitFor();
  await agree(page);
  assert.deepEqual((await auto(page, "outbox")).refused, []);
  assert.equal((await auto(page, "get", id)).description, "résumé");
  assert.equal((await auto(page, "get", other.id)).title, "Après le gros");
});

test("a requester makes requests and comments, and is told what the role does not allow", async (t) => {
  const { Claire, Sofia } = await office(t, { Claire: manager, Sofia: { role: "requester", size: PHONE } });
  const mine = await auto(Sofia.page, "create", "request", { title: "Ma lampe" });
  const theirs = await auto(Claire.page, "create", "request", { title: "Leur lampe" });
  await agree(Sofia.page);
  await agree(Claire.page);
  await agree(Sofia.page);
  await auto(Sofia.page, "edit", mine.id, { title: "Ma lampe de bureau" });
  // What screens hold back, a script may write here: the server says no, and the tray keeps it.
  await auto(Sofia.page, "edit", mine.id, { status: "done" });
  await auto(Sofia.page, "edit", theirs.id, { title: "pas la mienne" });
  await auto(Sofia.page, "create", "comment", { parent: theirs.id, text: "la mienne aussi" });
  await agree(Sofia.page);
  await agree(Claire.page);
  assert.equal((await auto(Claire.page, "get", mine.id)).title, "Ma lampe de bureau");
  assert.equal((await auto(Claire.page, "get", theirs.id)).title, "Leur lampe");
  const { refused: tray } = await auto(Sofia.page, "outbox");
  assert.deepEqual(tray.map(({ code }) => code), ["forbidden", "forbidden"]);
  assert.equal((await auto(Claire.page, "get", mine.id)).status, "new");
  assert.deepEqual((await auto(Claire.page, "list", "comment")).map(({ text }) => text), ["la mienne aussi"]);
});
