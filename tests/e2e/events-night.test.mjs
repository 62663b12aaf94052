// S7: the night of the party. Two doors and a stage manager, none with a network; then all three with one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, enter, go, keptOffline, office } from "./support/app.mjs";
import { DESK, PHONE } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const NIGHT = "2026-12-10";
const at = (time) => new Date(`${NIGHT}T${time}:00+01:00`);
const row = (page, name) => page.locator(".door-row").filter({ has: page.locator(".door-row__name", { hasText: name }) });
const heads = (page) => page.locator(".door-count__heads").innerText().then(Number);
const inside = (page, n) => until(`${n} inside`, async () => (await heads(page)) === n, { ms: 20_000 });
const field = (page) => page.getByRole("searchbox", { name: "Chercher un invité" });

/** Sixty invited: Marc Petit and fifty others say yes, six no, three nothing. */
const invited = () => {
  const given = ["Ana", "Bruno", "Chloé", "Denis", "Élodie", "Fatou", "Gérard", "Hana", "Inès", "Jules"];
  const family = ["Arnaud", "Benali", "Costa", "Diallo", "Ferrand", "Girard"];
  const all = Array.from({ length: 59 }, (_, n) => ({ given: given[n % 10], family: `${family[Math.floor(n / 10)]}` }));
  return [{ given: "Marc", family: "Petit" }, ...all].map((guest, n) => ({
    ...guest, name: `${guest.given} ${guest.family}`, rsvp: n < 51 ? "yes" : n < 57 ? "no" : undefined,
  }));
};

/** The evening as S7 has it. */
async function evening(page) {
  const { id } = await auto(page, "create", "event", {
    title: "Soirée de fin d’année", type: "party", status: "confirmed", capacity: 60,
    when: { start: `${NIGHT}T18:30`, end: "2026-12-11T00:30", zone: "Europe/Paris" },
    venue: { k: "external", name: "Péniche Le Zéphyr", street: "Quai de Valmy", postcode: "75010", city: "Paris" },
  });
  const call = (name, v) => auto(page, "create", "party", { name, type: "supplier", tel: [{ v, t: "work" }] });
  const caterer = await call("Saveurs du Canal", "01 42 00 20 02");
  const dj = await call("DJ Maxime", "06 12 00 30 03");
  const cues = [
    { title: "Accueil", hard: 18 * 60 + 30, minutes: 45 },
    { title: "Discours DG", hard: 19 * 60 + 15, minutes: 15 },
    { title: "Cocktail", minutes: 90, parties: [caterer.id] },
    { title: "Cadeaux", hard: 21 * 60, minutes: 20 },
    { title: "DJ", minutes: 190, parties: [dj.id] },
    { title: "Fin", hard: 24 * 60 + 30, minutes: 0 },
  ];
  for (const cue of cues) await auto(page, "create", "cue", { parent: id, ...cue });
  for (const party of [caterer, dj]) await auto(page, "create", "event_supplier", { parent: id, party: party.id, stage: "confirmed" });
  const { created } = await auto(page, "import", "guest", invited().map((guest) => ({ ...guest, parent: id })));
  assert.equal(created, 60);
  return id;
}

test("S7 run of show and door the same night, three devices without network, then the same everywhere", { timeout: 240_000 }, async (t) => {
  // Their clocks are right while there is a network; the night begins once there is none.
  const before = (context) => context.clock.install();
  const { url, server, newDevice, Claire } = await office(t, { Claire: { role: "manager", size: DESK, before } });
  const id = await evening(Claire.page);
  await agree(Claire.page);
  const people = { entry: { name: "Karim", size: PHONE }, quay: { name: "Inès", size: PHONE } };
  const doors = {};
  for (const [key, { name, size }] of Object.entries(people)) {
    doors[key] = await newDevice({ size, before });
    await enter(doors[key].page, server, { name, device: `téléphone de ${name}` });
    await agree(doors[key].page);
  }
  const { entry, quay } = doors;
  for (const { page } of [entry, quay]) {
    await go(page, `${url}evenements/${id}/pointage`);
    await page.locator(".door-row").first().waitFor();
  }
  await go(Claire.page, `${url}evenements/${id}/direct`);
  const live = Claire.page;
  await live.getByRole("button", { name: "Démarrer : Accueil" }).waitFor();
  for (const { page, context } of [Claire, entry, quay]) {
    await keptOffline(page);
    await context.setOffline(true);
  }

  // The stage manager.
  await live.clock.setSystemTime(at("18:30"));
  await live.clock.runFor(2_000);
  await live.getByRole("button", { name: "Démarrer : Accueil" }).click();
  await live.getByRole("heading", { name: "Accueil" }).waitFor();

  // The doors: 18:52 at the entry, 18:55 at the quay.
  await entry.page.clock.setSystemTime(at("18:52"));
  await quay.page.clock.setSystemTime(at("18:55"));
  await quay.page.getByRole("button", { name: /^Régler cette porte/ }).click();
  await quay.page.getByLabel("Nom de cette porte").fill("Quai");
  await quay.page.getByLabel("Nom de cette porte").press("Enter");
  await quay.page.getByRole("dialog").getByRole("button", { name: "Fermer" }).click();
  for (const { page } of [entry, quay]) {
    await field(page).fill("peti");
    await until("three letters find him", async () => (await page.locator(".door-row").count()) === 1);
    await row(page, "Petit").click();
    await inside(page, 1);
    await field(page).fill("");
  }
  // Fifty others between them: the first thirty here, the rest there.
  const [here, there] = [[], []];
  for (const [n, { given, family }] of invited().slice(1, 51).entries()) (n < 30 ? here : there).push(`${family} ${given}`);
  const letIn = async ({ page }, names) => {
    for (const [n, name] of names.entries()) {
      await field(page).fill(name);
      await until(`only ${name}`, async () => (await page.locator(".door-row").count()) === 1);
      const started = Date.now();
      await page.locator(".door-row").click();
      await page.locator('.door-row[data-look="in"]:not([data-pending])').waitFor();
      slowest = Math.max(slowest, Date.now() - started);
      await inside(page, n + 2);
    }
  };
  let slowest = 0;
  await Promise.all([letIn(entry, here), letIn(quay, there)]);
  t.diagnostic(`the slowest tick, seen from the test: ${slowest} ms`);
  const walkIn = async ({ page }, name, n) => {
    await field(page).fill(name);
    await page.getByRole("button", { name: `Faire entrer ${name} sans invitation` }).click();
    await inside(page, n);
  };
  await walkIn(entry, "Léa Bernard", 32);
  await walkIn(entry, "Hugo Blanc", 33);
  await walkIn(quay, "Nora Kessler", 22);

  // The general manager is late: + 12 min on the speech.
  await live.clock.setSystemTime(at("19:15"));
  await live.clock.runFor(2_000);
  await live.getByRole("button", { name: "Retarder de 12 min" }).click();
  await live.getByText("Cocktail déborde de 12 min sur Cadeaux, fixé à 21:00").waitFor();
  await live.locator(".live-next__time", { hasText: "19:27" }).waitFor();
  await live.locator(".live-head__pace", { hasText: "00:30" }).waitFor();
  // Whom it concerns, one tap from the phone.
  for (const [name, number] of [["Saveurs du Canal", "+33142002002"], ["DJ Maxime", "+33612003003"]]) {
    const link = live.getByRole("link", { name: new RegExp(`^Appeler ${name}`) });
    assert.equal(await link.getAttribute("href"), `tel:${number}`);
  }
  await live.getByRole("button", { name: "Raccourcir Cocktail à 78 min" }).click();
  await until("nothing to settle", async () => (await live.getByText(/déborde de/).count()) === 0);
  const cues = await auto(live, "list", "cue");
  const cocktail = cues.find((cue) => cue.title === "Cocktail");
  assert.deepEqual([cocktail.minutes, cocktail.lasts?.min ?? cocktail.lasts], [90, 78], "the plan stays, the night is shorter");

  // The night goes on: each cue when it really began.
  for (const [time, title] of [["19:27", "Discours DG"], ["19:42", "Cocktail"], ["21:00", "Cadeaux"], ["21:20", "DJ"]]) {
    await live.clock.setSystemTime(at(time));
    await live.clock.runFor(2_000);
    await live.getByRole("button", { name: `Suivante : ${title}` }).click();
    await live.locator(".live-now__title", { hasText: title }).waitFor();
  }

  // The network is back.
  for (const { context } of [Claire, entry, quay]) await context.setOffline(false);
  for (const { page } of [entry, quay, Claire, entry, quay]) await agree(page, 60_000);
  for (const { page } of [entry, quay]) {
    await inside(page, 54);
    await field(page).fill("");
    await page.getByText("3 spontanés").waitFor();
    await field(page).fill("peti");
    await row(page, "Petit").getByText("18:52 Entrée, 18:55 Quai").waitFor();
    await field(page).fill("");
    await page.getByRole("button", { name: /^Doublons 1/ }).click();
    await until("one guest ticked twice", async () => (await page.locator(".door-row").count()) === 1);
    await page.locator('.door-row[data-look="twice"]', { hasText: "Petit" }).waitFor();
  }
  await go(live, `${url}evenements/${id}/pointage`);
  await inside(live, 54);
  await field(live).fill("peti");
  await row(live, "Petit").getByText("18:52 Entrée, 18:55 Quai").waitFor();
  const guests = await Promise.all([Claire, entry, quay].map(({ page }) => auto(page, "list", "guest", { limit: 1_000 })));
  const sorted = guests.map((list) => list.sort((a, b) => (a.id < b.id ? -1 : 1)));
  assert.deepEqual(sorted[1], sorted[0]);
  assert.deepEqual(sorted[2], sorted[0]);

  // Planned against actual, on paper.
  await go(live, `${url}evenements/${id}/bilan/imprimer`);
  await live.getByText("Discours DG").first().waitFor();
  for (const text of ["19:15", "19:27", "54"]) await live.getByText(text).first().waitFor();
  const path = process.env.INTENDANCE_REVIEW ?? undefined;
  const pdf = await live.pdf({ preferCSSPageSize: true, path });
  assert.equal([...pdf.toString("latin1").matchAll(/\/Type \/Page\b/g)].length, 1, "one page to hand over");
});
