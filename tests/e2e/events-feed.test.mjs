// Secret addresses: another calendar follows the events, without a token, until the address is ended.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, go, office, world } from "./support/app.mjs";
import { expectAccessible, snackbar } from "./support/board.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const PAGE = "evenements/calendriers";
const make = (page) => page.getByRole("button", { name: "Créer une adresse" });
const followed = async (address) => {
  const answer = await fetch(address);
  return { status: answer.status, text: (await answer.text()).replace(/\r\n /g, "") };
};

test("an address is made, shown once, followed by a calendar, and ended", async (t) => {
  const { server, url, Claire } = await office(t, { Claire: { role: "manager", size: PHONE } });
  const { page } = Claire;
  const when = { start: "2026-12-10T18:30", end: "2026-12-10T23:00", zone: "Europe/Paris" };
  const { id } = await auto(page, "create", "event", { title: "Soirée d’hiver", when, notes: "code 4711B" });
  await agree(page);
  await go(page, url + PAGE);
  await make(page).click();
  const field = page.getByLabel("Adresse secrète");
  await field.waitFor();
  const address = await field.inputValue();
  assert.match(address, /\/api\/v1\/feeds\/[0-9A-Z]{26}\.ics$/);
  assert.equal(await page.getByRole("link", { name: "Ouvrir dans l’agenda" }).getAttribute("href"), address.replace(/^https?/, "webcal"));
  await expectAccessible(page, "an address just made");

  const first = await followed(address);
  assert.equal(first.status, 200);
  assert.ok(first.text.includes("SUMMARY:Soirée d’hiver\r\n"), first.text);
  assert.ok(!first.text.includes("4711B"));
  await auto(page, "edit", id, { title: "Soirée d’été" });
  await agree(page);
  assert.ok((await followed(address)).text.includes("SUMMARY:Soirée d’été\r\n"));

  // The secret is gone with the page; that it was read is told.
  await go(page, url + PAGE);
  const rows = page.getByRole("list", { name: "Adresses créées" }).getByRole("listitem");
  await until("the address is listed as read", async () => /lue /.test((await rows.first().innerText().catch(() => "")) ?? ""));
  assert.equal(await field.count(), 0);
  await rows.first().getByRole("button", { name: /Couper l’adresse/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("ne recevront plus rien").waitFor();
  await expectAccessible(page, "the question before an address ends");
  await dialog.getByRole("button", { name: "Couper l’adresse" }).click();
  await snackbar(page, "Adresse coupée").waitFor();
  assert.equal((await followed(address)).status, 404);
  await until("no address is listed", async () => (await rows.count()) === 0);
  const code = address.split("/").pop().slice(0, -4);
  assert.ok(!server.lines.some((line) => line.includes(code)), "the log has no addresses");

  await Claire.context.setOffline(true);
  await server.stop();
  await page.getByText("Il faut le réseau").waitFor({ timeout: 60_000 });
  assert.ok(await make(page).isDisabled());
});

test("without a server the page says what one is for, and the file remains", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: DESK });
  await go(page, url + PAGE);
  await page.getByText("que cet appareil n’a pas rejoint").waitFor();
  assert.equal(await make(page).count(), 0);
  await expectAccessible(page, "calendars without a server");
});
