// The evening of S7, as scripts make it.
import { auto } from "./app.mjs";

/** Makes the event, its cues and its suppliers; gives their ids. */
export async function evening(page, { day = "2026-12-10", zone = "Europe/Paris" } = {}) {
  const make = async (kind, fields) => {
    const made = await auto(page, "create", kind, fields);
    return made.id ?? made;
  };
  const supplier = (name, tel) => make("party", { name, type: "supplier", tel: [tel] });
  const caterer = await supplier("Saveurs du Canal", "06 12 34 56 78");
  const dj = await supplier("DJ Léo", "06 98 76 54 32");
  const event = await make("event", {
    title: "Soirée de fin d’année",
    type: "party",
    status: "confirmed",
    when: { start: `${day}T18:30`, end: "2026-12-11T00:30", zone },
    capacity: 60,
    cap: { cents: 600000, cur: "EUR" },
    roles: { regie: { v: "Régie" }, salle: { v: "Salle" } },
  });
  const cue = (fields) => make("cue", { parent: event, ...fields });
  const roles = (regie, salle) => ({ regie: { v: regie }, salle: { v: salle } });
  await cue({ title: "Accueil", section: true });
  const welcome = await cue({ title: "Accueil des invités", minutes: 45, where: "Pont supérieur", roles: roles("Musique douce", "Vestiaire ouvert") });
  const speech = await cue({ title: "Discours de la direction", hard: { min: 1155 }, minutes: 15, where: "Grand salon", roles: roles("Micro HF n° 2", "Service suspendu"), notes: "Prévoir un verre d’eau." });
  const cocktail = await cue({ title: "Cocktail", minutes: 90, where: "Grand salon", parties: [caterer] });
  const gifts = await cue({ title: "Remise des cadeaux", hard: { min: 1260 }, minutes: 20 });
  const music = await cue({ title: "DJ", minutes: 190, parties: [dj] });
  const end = await cue({ title: "Fin, débarquement", hard: { min: 1470 }, minutes: 0 });
  return { event, caterer, dj, welcome, speech, cocktail, gifts, music, end };
}
