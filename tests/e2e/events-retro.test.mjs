// The rétroplanning and the templates: the plan counts from D-day and follows it; what was done stays; what is late, blocked
// or waits for itself is said; a template is edited, made of an event, used, deleted and brought back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, reload, world } from "./support/app.mjs";
import { snackbar } from "./support/board.mjs";
import { PHONE, SIZES } from "./support/browser.mjs";
import { until } from "./support/poll.mjs";

const MORNING = new Date("2026-11-23T09:00:00+01:00");
const before = (context) => context.clock.install({ time: MORNING });
const on = (day) => ({ start: `${day}T18:30`, end: `${day}T23:30`, zone: "Europe/Paris" });
const plain = (text) => text.replace(/\s/g, " ");
const sheet = (page) => page.locator("dialog[open]");
const task = (page, title) => page.locator(".task").filter({ has: page.locator(".task__title", { hasText: title }) });
const group = (page, key) => page.locator(`.retro__group[data-group="${key}"]`);
const words = async (locator) => plain(await locator.innerText());
const card = (page, name) => page.locator(".template").filter({ has: page.getByRole("button", { name, exact: true }) });

async function event(t, { size = PHONE, tasks = [], path = "retroplanning", day = "2026-12-10", ...options } = {}) {
  const { device, url } = await world(t);
  const one = await device(t, { size, path: "plus", before, ...options });
  const make = async (kind, fields) => (await auto(one.page, "create", kind, fields)).id;
  const id = await make("event", { title: "Soirée de fin d’année", type: "party", when: on(day) });
  const ids = [];
  for (const fields of tasks) ids.push(await make("event_task", { parent: id, ...fields }));
  const to = (part) => go(one.page, `${url}evenements/${id}/${part}`);
  await to(path);
  return { ...one, url, id, ids, make, to };
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`the plan of the template counts from D-day and follows it, ${size}`, async (t) => {
    const { page, id, make } = await event(t, { size: viewport });
    await page.getByRole("button", { name: "Reprendre le modèle « Soirée »" }).click();
    await snackbar(page, "tâches ajoutées").waitFor();
    const venue = task(page, "Réserver le lieu");
    await until("what was due before today is late", async () => /J-45/.test(await words(venue)) && /En retard/.test(await words(venue)));
    assert.match(await words(task(page, "Contrôler les factures")), /J\+7/);
    assert.match(await words(task(page, "Contrôler les factures")), /17 déc/);
    assert.match(await words(task(page, "Relancer les invités")), /25 nov/);
    // A day that does not count from D-day.
    await make("event_task", { parent: id, title: "Assemblée générale", due: { on: "2026-12-02" } });
    await venue.getByRole("checkbox").check();
    await snackbar(page, "Réserver le lieu").waitFor();
    await group(page, "done").getByRole("button", { name: /Faites/ }).click();
    await until("it is done today", async () => /faite/.test(await words(venue)));
    const done = await words(venue);

    // One week later.
    await auto(page, "edit", id, { when: on("2026-12-17") });
    await until("what is open follows", async () => /2 déc/.test(await words(task(page, "Relancer les invités"))));
    assert.match(await words(task(page, "Contrôler les factures")), /24 déc/);
    assert.match(await words(task(page, "Assemblée générale")), /2 déc/);
    assert.equal(await words(venue), done, "what was done stays");
    await reload(page);
    await until("after a reload too", async () => /2 déc/.test(await words(task(page, "Relancer les invités"))));
  });

  test(`what is late, blocked or in a circle is said, ${size}`, async (t) => {
    const { page, ids } = await event(t, {
      size: viewport,
      tasks: [
        { title: "Envoyer les invitations", due: { days: -24 } },
        { title: "Louer le mobilier", due: { days: -10 } },
        { title: "Choisir le menu", due: { days: -9 } },
        { title: "Signer le devis", due: { days: -8 } },
      ],
    });
    await until("a week late", async () => /En retard de 7 jours/.test(await words(task(page, "Envoyer"))));
    assert.match(await words(group(page, "late")), /Envoyer les invitations/);

    await task(page, "Louer le mobilier").getByRole("button", { name: /Actions sur/ }).click();
    await page.getByRole("menuitem", { name: "Signaler un blocage" }).click();
    await sheet(page).getByLabel("Ce qui bloque").fill("Plus de mange-debout");
    await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
    await until("why it is blocked", async () => /Bloquée[\s\S]*Plus de mange-debout/.test(await words(task(page, "Louer le mobilier"))));
    await page.getByRole("button", { name: /^Bloquées/ }).click();
    await until("only what is blocked", async () => (await page.locator(".task").count()) === 1);
    await page.getByRole("button", { name: /^Bloquées/ }).click();

    const [, , menu, quote] = ids;
    await auto(page, "edit", menu, { after: [quote] });
    await until("it waits for what is due later", async () =>
      /Prévue avant « Signer le devis », qu’elle attend/.test(await words(task(page, "Choisir le menu"))));
    await auto(page, "edit", quote, { after: [menu] });
    await until("a circle", async () => /s’attend elle-même/.test(await words(task(page, "Choisir le menu"))));
    await auto(page, "edit", quote, { after: [] });
    await until("no circle any more", async () => !/s’attend elle-même/.test(await words(task(page, "Signer le devis"))));
  });

  test(`a template is edited, used, deleted and brought back, ${size}`, async (t) => {
    const { page, url } = await event(t, { size: viewport, path: "" });
    await go(page, `${url}evenements/modeles`);
    await until("the six that come with the app", async () => (await page.locator(".template").count()) === 6);
    await card(page, "Petit-déjeuner").getByRole("button", { name: "Petit-déjeuner", exact: true }).click();
    await page.getByRole("heading", { name: "Petit-déjeuner" }).first().waitFor();
    const id = new URL(page.url()).pathname.split("/").pop();
    await go(page, `${url}evenements/${id}/retroplanning`);
    const nBefore = await until("its tasks", () => page.locator(".task").count());
    await page.getByRole("button", { name: "Ajouter une tâche" }).click();
    await sheet(page).getByLabel("Quoi", { exact: true }).fill("Acheter des fleurs");
    await sheet(page).getByLabel("Par rapport au jour J").fill("-2");
    await sheet(page).getByRole("button", { name: "Enregistrer" }).click();
    await until("one task more", async () => (await page.locator(".task").count()) === nBefore + 1);

    // A new breakfast has it.
    const breakfast = await auto(page, "create", "event", { title: "Café du lundi", type: "breakfast", when: on("2026-12-07") });
    await go(page, `${url}evenements/${breakfast.id}/retroplanning`);
    await page.getByRole("button", { name: "Reprendre le modèle « Petit-déjeuner »" }).click();
    await until("two days before", async () => /J-2[\s\S]*/.test(await words(task(page, "Acheter des fleurs"))));
    assert.match(await words(task(page, "Acheter des fleurs")), /4 déc/, "the fifth is a Saturday");

    await go(page, `${url}evenements/modeles`);
    await card(page, "Petit-déjeuner").getByRole("button", { name: /Actions sur le modèle/ }).click();
    await page.getByRole("menuitem", { name: "Mettre à la corbeille" }).click();
    await until("five are left", async () => (await page.locator(".template").count()) === 5);
    await page.getByRole("button", { name: "Remettre le modèle fourni" }).click();
    await until("six again", async () => (await page.locator(".template").count()) === 6);
    assert.match(await words(card(page, "Petit-déjeuner")), new RegExp(`${nBefore + 1} tâches`));
  });
}

test("a past event becomes a template, without its date and its guests", async (t) => {
  const { page, url, id, make, to } = await event(t, {
    day: "2026-10-15",
    path: "",
    tasks: [{ title: "Réserver la péniche", due: { days: -40 }, stage: "done", done: "2026-09-01" }],
  });
  await make("cue", { parent: id, title: "Accueil", minutes: 30 });
  await make("guest", { parent: id, name: "Marc Petit", rsvp: "yes" });
  await to("");
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "En faire un modèle" }).click();
  await snackbar(page, "Modèle « Soirée de fin d’année » créé").waitFor();
  await until("the template itself", async () => !page.url().includes(id));
  await go(page, `${url}evenements/modeles`);
  await until("what is in it", async () => /À nous[\s\S]*1 tâche\s*1 séquence/.test(await words(card(page, "Soirée de fin d’année"))));
  const made = (await auto(page, "list", "event", {})).find((it) => it.template);
  assert.equal(made.when ?? null, null);
  const tasks = (await auto(page, "list", "event_task", {})).filter((it) => it.parent === made.id || it.at?.parent === made.id);
  assert.deepEqual(tasks.map((it) => [it.title, it.stage ?? "todo"]), [["Réserver la péniche", "todo"]]);
});
