// Every screen of the room of events, listed once: where it is, what opens over it, one act that it is for.
import { auto } from "./app.mjs";
import { snackbar, undo } from "./board.mjs";
import { until } from "./poll.mjs";

/** The evening of all screens, ten minutes after its beginning. */
export const EVENING = new Date("2026-12-10T18:40:00+01:00");

const eur = (cents) => ({ cents, cur: "EUR" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const sheet = (page) => page.locator("dialog[open]");
const row = (page, kind, text) => page.locator(kind).filter({ hasText: text });
const menu = async (page, label, entry) => {
  await button(page, label).first().click();
  await page.getByRole("menuitem", { name: entry }).click();
};
const opens = (label, part = "dialog[open]") => async (page) => {
  await button(page, label).first().click();
  await page.locator(`${part}:visible`).first().waitFor();
};
/** A new event, as the button at the foot makes it; then back to where one was. */
const plans = (title) => ({
  over: { "a new event": opens(/^Nouvel événement/) },
  act: async (page) => {
    await button(page, /^Nouvel événement/).click();
    await sheet(page).getByLabel("Nom", { exact: true }).fill(title);
    await sheet(page).getByLabel("Début", { exact: true }).fill("2026-12-17");
    await sheet(page).getByLabel("Heure de début").fill("18:00");
    await button(sheet(page), "Créer l’événement").click();
    await page.locator(".event-head").waitFor();
    await snackbar(page, "créé").last().waitFor();
    await page.goBack();
    await page.locator(".look-bar").waitFor();
  },
  shows: async (page) => (await page.getByText(title, { exact: true }).count()) > 0,
});

/**
 * The screens: `path` after `evenements`, with `:id` for the event; `ready` is there once it is drawn; `over` opens what
 * Escape closes; `act` is done by hand, `back` takes it back where no message does, `shows` tells whether it is done; `then`
 * opens what is there once it is.
 */
export const SCREENS = [
  { name: "the list", path: "", ready: ".event-row", ...plans("Vœux") },
  { name: "the month", path: "?vue=mois&mois=2026-12", ready: ".month__title", ...plans("Galette"),
    shows: async (page) => (await page.getByRole("button", { name: /17 décembre 2026.*Galette/ }).count()) > 0 },
  { name: "the line of months", path: "?vue=frise", ready: ".event-row:visible, .frise__mark:visible", ...plans("Repas d’équipe") },
  {
    name: "templates", path: "/modeles", ready: ".template",
    over: { "a new template": opens("Nouveau modèle"), "what one does with a template": opens(/^Actions sur le modèle/, "[role=menu]") },
    act: (page) => menu(page, /Actions sur le modèle.*Déménagement/, "Mettre à la corbeille"),
    shows: async (page) => (await row(page, ".template", "Déménagement").count()) === 0,
  },
  {
    name: "calendars", path: "/calendriers", ready: ".drop-zone",
    over: { "a pasted calendar": opens("Coller le texte d’un calendrier", "textarea") },
    act: async (page) => {
      const text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Point du mardi\r\nDTSTART:20261215T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
      const again = button(page, "Autre fichier");
      if (await again.count()) await again.click();
      await page.locator(".drop-zone__input").setInputFiles({ name: "mardi.ics", mimeType: "text/calendar", buffer: Buffer.from(text) });
      await button(page, "Importer 1 événement").click();
      await page.getByText("1 événement importé.").first().waitFor();
    },
    back: (page) => button(snackbar(page, "importé").last(), "Annuler").click(),
    shows: async (page) => (await auto(page, "list", "event")).some((it) => it.title === "Point du mardi"),
  },
  {
    name: "an event", path: "/:id", ready: ".event-head", link: "Aperçu",
    over: {
      "the form": opens("Modifier l’événement"),
      "what else one does with it": opens("Autres actions", "[role=menu]"),
      "a copy": (page) => menu(page, "Autres actions", "Dupliquer"),
    },
    act: (page) => page.getByRole("radio", { name: "Clos" }).check(),
    shows: (page) => page.getByRole("radio", { name: "Clos" }).isChecked(),
  },
  {
    name: "the rétroplanning", path: "/:id/retroplanning", ready: ".task", link: "Rétroplanning",
    over: { "a task": opens("Ajouter une tâche"), "what one does with a task": opens(/^Actions sur/, "[role=menu]") },
    act: (page) => page.getByRole("checkbox", { name: "Faite : Choisir le menu" }).click(),
    shows: async (page) => /2 sur 5/.test(await page.locator(".retro__figure").innerText()),
  },
  {
    name: "the conducteur", path: "/:id/conducteur", ready: ".cue", link: "Conducteur",
    over: {
      "a cue": (page) => row(page, ".cue", "Cocktail").locator(".cue__title").click(),
      "a delay": (page) => menu(page, "Actions : Cocktail", "Décaler…"),
      "new cues": opens("Ajouter"),
      "columns": opens("Colonnes"),
      "what one does with a cue": opens("Actions : Cocktail", "[role=menu]"),
    },
    act: (page) => menu(page, "Actions : Cocktail", "Sauter"),
    shows: async (page) => (await page.locator('.cue[data-kind="skipped"]').count()) === 1,
  },
  { name: "the conducteur on paper", path: "/:id/conducteur/imprimer", ready: ".rs__row" },
  {
    name: "the live show", path: "/:id/direct", ready: ".live-foot__next",
    act: async (page) => {
      // A second tap at once is not for the next cue.
      await page.clock.runFor(2000);
      await page.locator(".live-foot__next").click();
    },
    then: { "an incident": (page) => page.locator(".live-foot__incident").click() },
    shows: async (page) => (await page.locator(".live-now__title").textContent()) === "Accueil des invités",
  },
  {
    name: "the guests", path: "/:id/invites", ready: ".guest-row", link: "Invités",
    over: {
      "a guest": async (page) => {
        await row(page, ".guest-row", "Marc Petit").locator(".guest-row__name").click();
        await page.locator(".guest-sheet").waitFor();
      },
      "what is around the list": opens("Autour de la liste", "[role=menu]"),
    },
    act: (page) => button(row(page, ".guest-row", "Sofia Roy"), "Oui").click(),
    shows: async (page) => (await button(row(page, ".guest-row", "Sofia Roy"), "Oui").getAttribute("aria-pressed")) === "true",
  },
  {
    name: "the tables", path: "/:id/invites?vue=tables", ready: ".guest-table",
    act: async (page) => {
      await button(page, /^Karim Benali/).click();
      await page.locator(".guest-move__tables").getByRole("button", { name: "Table 1" }).click();
    },
    shows: async (page) => (await row(page, ".guest-table", "Table 1").getByRole("button", { name: /^Karim Benali/ }).count()) === 1,
  },
  {
    name: "the waitlist", path: "/:id/invites?vue=attente", ready: ".guest-wait, .empty-state",
    act: (page) => button(row(page, ".guest-wait", "Inès Morel"), "Donner une place").click(),
    shows: async (page) => (await page.getByRole("heading", { name: "Personne n’attend" }).count()) === 1,
  },
  {
    name: "the reminders", path: "/:id/invites?vue=relances", ready: ".guest-silent",
    act: (page) => button(page, "Noter Emma Le comme relancé").click(),
    shows: async (page) => (await button(page, "Noter Emma Le comme relancé").getAttribute("aria-pressed")) === "true",
  },
  {
    name: "the import of guests", path: "/:id/invites?vue=import", ready: ".drop-zone",
    over: { "a pasted list": opens("Coller une liste", "textarea") },
    act: async (page) => {
      const again = button(page, "Autre fichier");
      if (await again.count()) await again.click();
      await button(page, "Coller une liste").click();
      await page.getByLabel(/Noms, adresses mail/).fill("Anne Roy <anne@x.example>");
      await button(page, "Lire la liste").click();
      await button(page, "Importer 1 invité").click();
      await page.getByRole("heading", { name: "Import terminé" }).waitFor();
    },
    back: (page) => button(page, "Annuler tout l’import").click(),
    shows: async (page) => (await auto(page, "list", "guest")).some((it) => it.name === "Anne Roy"),
  },
  {
    name: "a door", path: "/:id/pointage", ready: ".door-row",
    over: { "setting up the door": opens(/^Régler cette porte/) },
    act: (page) => row(page, ".door-row", "Petit").click(),
    then: {},
    back: (page) => page.locator(".verdict").getByRole("button", { name: "Annuler" }).click(),
    shows: async (page) => (await page.locator('.door-row[data-look="in"]:not([data-pending])', { hasText: "Petit" }).count()) === 1,
  },
  { name: "the sheet to sign", path: "/:id/emargement", ready: ".sign-in__family" },
  {
    name: "the caterer’s sheet", path: "/:id/traiteur", ready: ".caterer__row",
    act: (page) => button(page, "Choisir ce jour").click(),
    shows: async (page) => (await button(page, "Choisir ce jour").count()) === 0,
  },
  {
    name: "the suppliers", path: "/:id/prestataires", ready: ".service", link: "Prestataires",
    over: {
      "a supplier": opens("Ajouter un prestataire"),
      "what else one does with suppliers": opens("Autres actions", "[role=menu]"),
    },
    act: (page) => button(page, "DJ Léo est arrivé").click(),
    shows: async (page) => (await button(page, "DJ Léo est parti").count()) === 1,
  },
  {
    name: "the rooms", path: "/:id/prestataires", ready: ".services", part: "Salles", shown: ".clash, .service",
    over: { "a booking": opens("Réserver une salle") },
    act: (page) => page.locator(".clash__acts button").first().click(),
    shows: async (page) => (await page.locator(".clash").count()) === 0,
  },
  {
    name: "the equipment", path: "/:id/prestataires", ready: ".services", part: "Matériel", shown: ".kit__item",
    over: { "a thing to bring": (page) => row(page, ".kit__item", "Rallonges").getByRole("button").click() },
    act: (page) => page.getByRole("checkbox", { name: "Emballé : 12 × Rallonges" }).check(),
    back: (page) => page.getByRole("checkbox", { name: "Emballé : 12 × Rallonges" }).uncheck(),
    shows: async (page) => (await auto(page, "list", "kit_item")).some((it) => it.title === "Rallonges" && it.packed),
  },
  {
    name: "the budget", path: "/:id/budget", ready: ".money-line", link: "Budget",
    over: {
      "a line": opens("Ajouter une ligne"),
      "the cap": (page) => menu(page, "Autres actions", "Modifier le plafond"),
    },
    act: async (page) => {
      await row(page, ".money-line", "Cadeaux").getByRole("button").click();
      await button(sheet(page), "Mettre à la corbeille").click();
    },
    shows: async (page) => (await row(page, ".money-line", "Cadeaux").count()) === 0,
  },
  {
    name: "the debrief", path: "/:id/bilan", ready: ".figure", link: "Bilan",
    over: { "where a lesson goes": opens("Vers le modèle") },
    act: async (page) => {
      await page.getByRole("textbox", { name: "Un enseignement" }).fill("Deux vestiaires");
      await button(page, "Ajouter").click();
    },
    shows: async (page) => (await page.locator(".review-item textarea").evaluateAll((all) => all.map((it) => it.value))).includes("Deux vestiaires"),
  },
  { name: "the debrief on paper", path: "/:id/bilan/imprimer", ready: ".review-paper .review-times" },
];

/** Resolves when a screen just opened is drawn, in the part of it that is meant. */
export async function drawn(page, { ready, part, shown }) {
  await page.locator(ready).first().waitFor();
  if (!part) return;
  await page.locator(".services > .segmented label").filter({ hasText: part }).click();
  await page.locator(shown).first().waitFor();
}

/** Takes the act of a screen back. */
export const takeBack = (page, screen) => (screen.back ? screen.back(page) : undo(page, /./));

/** Resolves when the act of a screen shows, or does not any more. */
export const showsAct = (page, screen, is = true) =>
  until(`the act on ${screen.name} is ${is ? "there" : "taken back"}`, async () => (await screen.shows(page)) === is);

/** An event with something on every screen; its id. `word` makes other words of all that people typed. */
export async function everything(page, { word = (text) => text } = {}) {
  const TYPED = ["title", "name", "where", "notes", "brings", "table", "service", "company", "owner", "blocked", "text", "access"];
  const make = async (kind, fields) => {
    const typed = Object.entries(fields).map(([key, value]) => [key, TYPED.includes(key) && typeof value === "string" ? word(value) : value]);
    return (await auto(page, "create", kind, Object.fromEntries(typed))).id;
  };
  const of = async (kind, parent, all) => {
    const ids = [];
    for (const fields of all) ids.push(await make(kind, { parent, ...fields }));
    return ids;
  };
  const caterer = await make("party", { name: "Saveurs du Canal", type: "supplier", tel: ["06 12 34 56 78"] });
  const dj = await make("party", { name: "DJ Léo", type: "supplier", tel: ["06 98 76 54 32"] });
  const floor = await make("place", { name: "2e étage", level: "floor" });
  const room = await make("place", { name: "Salle Canal", level: "room", parent: floor });
  await make("place", { name: "Salle Valmy", level: "room" });
  const request = await make("request", { title: "Projecteur à remplacer", place: "Salle Canal" });
  const at = (start, end) => ({ start: `2026-12-10T${start}`, end, zone: "Europe/Paris" });
  const event = await make("event", {
    title: "Soirée de fin d’année", type: "party", status: "confirmed", when: at("18:30", "2026-12-11T00:30"),
    venue: { k: "external", name: "Péniche L’Équinoxe", street: "Quai de Valmy", postcode: "75010", city: "Paris" },
    access: "Ponton 3", capacity: 60, cap: eur(650_000), crew: 1, answer_by: "2026-11-30", owner: "Anne Morel",
    notes: "Vestiaire gardé", roles: { regie: { v: "Régie" }, salle: { v: "Salle" } }, requests: [request],
  });
  const seminar = await make("event", { title: "Séminaire", type: "seminar", when: at("09:00", "2026-12-10T19:00") });
  const [, speech] = await of("cue", event, [
    { title: "Accueil des invités", minutes: 45, where: "Pont", roles: { regie: { v: "Musique" } } },
    { title: "Discours", hard: { min: 1155 }, minutes: 15, notes: "Un verre d’eau", roles: { salle: { v: "Service suspendu" } } },
    { title: "Cocktail", minutes: 110, parties: [caterer] },
    { title: "Cadeaux", hard: { min: 1260 }, minutes: 20 },
    { title: "DJ", minutes: 190, parties: [dj] },
  ]);
  await of("event_task", event, [
    { title: "Envoyer les invitations", due: { days: -25 }, owner: "Karim Benali" },
    { title: "Louer le mobilier", due: { days: -10 }, blocked: "Plus de mange-debout" },
    { title: "Choisir le menu", due: { days: -9 } },
    { title: "Réserver le lieu", due: { days: -45 }, stage: "done", done: "2026-11-01" },
    { title: "Contrôler les factures", due: { working: 5 } },
  ]);
  await of("guest", event, [
    { name: "Marc Petit", rsvp: "yes", diet: ["nuts", "vegetarian"], table: "Table 1", service: "Conseil" },
    { name: "Emma Le", mail: "emma@x.example", tel: "06 12 34 56 78", company: "Nordlys" },
    { name: "Le Emma" }, { name: "Sofia Roy" }, { name: "Léa Olivier", rsvp: "no" }, { name: "Zoé Lacroix", rsvp: "maybe" },
    { name: "Inès Morel", rsvp: "yes", waiting: { ms: 1_700_000_000_000 } },
    { name: "Karim Benali", rsvp: "yes", plus: 2, in: { "a.1": { ms: EVENING.getTime() - 60_000, n: 1, door: "Quai" } } },
  ]);
  await of("event_line", event, [
    { title: "Traiteur", type: "catering", basis: "guest", milli: 1000, price: eur(4500), vat: 1000, tax: "net", party: caterer },
    { title: "DJ", type: "entertainment", basis: "fixed", milli: 1000, price: eur(65_000), vat: 2000, tax: "net", committed: eur(75_000), paid: eur(20_000) },
    { title: "Cadeaux", type: "gifts", basis: "fixed", milli: 60_000, price: eur(1800), vat: 2000, tax: "net" },
  ]);
  await of("event_supplier", event, [
    { party: caterer, brings: "Buffet", arrive: { min: 960 }, ready: { min: 1080 }, leave: { min: 1500 }, stage: "confirmed" },
    { party: dj, arrive: { min: 1200 }, leave: { min: 1490 }, stage: "asked" },
  ]);
  for (const parent of [event, seminar]) await make("room_booking", { parent, place: room, span: { from: 1020, to: 1140 }, seats: 60 });
  await of("kit_item", event, [{ title: "Rallonges", qty: 12 }, { title: "Sono", packed: { ms: EVENING.getTime() } }]);
  await make("incident", { parent: event, text: "Micro en panne", when: EVENING.getTime(), cue: speech });
  await of("lesson", event, [{ text: "Essayer le micro", type: "change" }, { text: "Le traiteur", type: "keep" }]);
  return event;
}
