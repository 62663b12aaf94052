// The debrief of S7: planned and real, one page for the direction, a lesson that the template remembers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, keptOffline, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { DESK } from "./support/browser.mjs";
import { snackbar } from "./support/board.mjs";
import { evening } from "./support/evening.mjs";
import { until } from "./support/poll.mjs";

const at = (hour, minute) => ({ ms: Date.UTC(2026, 11, 10, hour - 1, minute) });
const before = (context) => context.clock.install({ time: new Date("2026-12-11T09:30:00+01:00") });

/** The evening as it was: the director twelve minutes late, the end four. */
async function past(page) {
  const show = await evening(page);
  await auto(page, "edit", show.event, { show_began: at(18, 30), show_ended: at(24, 34) });
  const began = { welcome: at(18, 30), speech: at(19, 27), cocktail: at(19, 42), gifts: at(21, 0), music: at(21, 22), end: at(24, 30) };
  for (const [cue, when] of Object.entries(began)) await auto(page, "edit", show[cue], { began: when });
  const tick = (key, hour, minute, door = "Quai") => ({ [key]: { ms: at(hour, minute).ms, n: 1, door } });
  const guests = [
    { name: "Marc Petit", rsvp: "yes", in: { ...tick("a.1", 18, 52), ...tick("b.1", 18, 55, "Pont") } },
    { name: "Anne Roy", rsvp: "yes", in: tick("a.2", 18, 40) },
    { name: "Sofia Lindqvist", rsvp: "yes" },
    { name: "Paul Henry", rsvp: "no" },
    { name: "Inès Morel" },
    { name: "Léa Imprévue", walk_in: true, in: tick("a.3", 19, 5) },
  ];
  for (const guest of guests) await auto(page, "create", "guest", { parent: show.event, ...guest });
  const line = { parent: show.event, basis: "fixed", milli: 1000, tax: "net" };
  await auto(page, "create", "event_line", { ...line, title: "Péniche", type: "venue", price: { cents: 180000, cur: "EUR" }, vat: 2000 });
  await auto(page, "create", "incident", { parent: show.event, text: "Micro en panne", when: at(19, 31), cue: show.speech });
  return show;
}

test("planned and real side by side; a lesson goes into the template; the survey is shared", async (t) => {
  const { device, url } = await world(t);
  const { page, context } = await device(t, { before });
  const show = await past(page);
  await keptOffline(page);
  await context.setOffline(true);
  await go(page, `${url}evenements/${show.event}/bilan`);

  const figure = (name) => page.locator(".figure").filter({ hasText: name });
  await figure("Invités").getByText("3 venus").waitFor();
  await figure("Horaires").getByText(/Ouverture à l’heure · Fin\s: \+4\smin/).waitFor();
  await figure("Budget").getByText(/2\s160,00\s€/).waitFor();
  const row = (cue) => page.locator(".review-times tbody tr").filter({ hasText: cue });
  await row("Discours").getByText(/19:15 – 19:30/).waitFor();
  await row("Discours").getByText(/19:27 – 19:42/).waitFor();
  await row("Discours").getByText(/\+12\smin/).waitFor();
  await row("Cocktail").getByText(/durée −12\smin/).waitFor();
  const fact = (name) => page.locator(".review-fact").filter({ hasText: name }).locator("dd");
  assert.equal(await fact("Absents").textContent(), "1");
  assert.equal(await fact("Non inscrits").textContent(), "1");
  assert.equal(await fact("deux portes").textContent(), "1");
  await page.getByText(/19:31, pendant Discours de la direction/).waitFor();
  await expectAccessible(page, "the debrief");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "the debrief, dark");
  await page.emulateMedia({ colorScheme: "light" });

  // What is learned becomes a task of the template, once.
  await page.getByRole("textbox", { name: "Un enseignement" }).fill("Vérifier les piles des micros");
  await page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await snackbar(page, "Enseignement noté").waitFor();
  await page.getByRole("button", { name: "Vers le modèle" }).click();
  const sheet = page.locator("dialog[open]");
  await sheet.getByRole("heading", { name: "Pour la prochaine fois" }).waitFor();
  await expectAccessible(page, "where a lesson goes");
  await sheet.getByLabel(/Quand faudra-t-il/).selectOption("-1");
  await sheet.getByRole("button", { name: "Vers le modèle" }).click();
  await snackbar(page, /Tâche ajoutée au modèle/).waitFor();
  await page.getByText("Tâche du modèle").waitFor();
  await until("the template has the task", async () => {
    const tasks = await auto(page, "list", "event_task", { limit: 500 });
    return tasks.filter((task) => task.title === "Vérifier les piles des micros" && task.due?.days === -1).length === 1;
  });

  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Partager le questionnaire" }).click();
  await snackbar(page, "Questionnaire copié").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Merci d’avoir été là pour «\sSoirée de fin d’année\s»/);
});

test("the page for the direction is one page, whatever there is to say", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: DESK, before });
  const show = await past(page);
  const pages = async (path) => {
    const pdf = await page.pdf({ path, preferCSSPageSize: true });
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  };
  await go(page, `${url}evenements/${show.event}/bilan/imprimer`);
  await page.locator(".review-paper .review-times").waitFor();
  await expectAccessible(page, "the page for the direction");
  assert.equal(await pages(process.env.REVIEW_PAGE), 1);

  const long = "Une phrase qui en dit beaucoup trop long pour une page que la direction lit debout, entre deux rendez-vous, un vendredi. ".repeat(3);
  const of = (n, make) => Array.from({ length: n }, (_, at) => ({ at: { parent: show.event, pos: `t${String(at).padStart(3, "0")}` }, ...make(at) }));
  await auto(page, "import", "incident", of(40, () => ({ text: long, when: at(20, 0) })));
  await auto(page, "import", "lesson", of(40, () => ({ text: long, type: "change" })));
  await auto(page, "import", "cue", of(200, (n) => ({ title: `${n} ${long}`, minutes: 1 })));
  await page.getByText("et 37 autres").waitFor();
  await page.getByText("et 36 autres").waitFor();
  await page.getByText("et 198 autres").waitFor();
  assert.equal(await pages(process.env.REVIEW_PAGE_FULL), 1);
  // Nothing is cut off below: the lists are short enough.
  await page.setViewportSize({ width: 673, height: 1000 });
  await page.emulateMedia({ media: "print" });
  const fits = await page.locator(".review-paper").evaluate((paper) => paper.scrollHeight <= paper.clientHeight + 1);
  assert.ok(fits, "all of it is on the page");
});
