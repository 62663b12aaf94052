// Deterministic guests and cues: same numbers, same records.
const GIVEN = ["Aminata", "Gérard", "Pierre", "Élodie", "Sofiane", "Denis", "Brigitte", "Marion", "Henri", "Laure", "Zoé", "Noël", "Inès", "Marc"];
const FAMILY = ["Diallo", "Duval", "Roussel", "Ferrand", "Aït", "Noël", "Lemoine", "Leclerc", "Valmont", "Petit", "Nguyen", "Haddad", "Girard", "N’Diaye", "Benali"];
const COMPANIES = ["Nordlys", "Mirabeau Conseil", "Atelier du Canal", "Boréal & Fils", "Compas", "Rivage"];

/** An evening with `guests` guests and `cues` cues, as `intendance.import` takes them once the event is there. */
export function evening({ guests, cues }) {
  const day = "2026-12-10";
  const event = {
    title: "Convention annuelle", type: "seminar", status: "confirmed", capacity: guests,
    when: { start: `${day}T08:00`, end: "2026-12-11T02:00", zone: "Europe/Paris" },
  };
  const guest = Array.from({ length: guests }, (_, n) => {
    const [given, family] = [GIVEN[n % GIVEN.length], `${FAMILY[(n * 7) % FAMILY.length]}-${n}`];
    return {
      given, family, name: `${given} ${family}`, company: COMPANIES[n % COMPANIES.length], mail: `invite${n}@exemple.example`,
      tel: `0639${String(n).padStart(6, "0")}`, table: String(1 + (n % 200)), rsvp: n % 10 === 9 ? undefined : "yes",
    };
  });
  // Every tenth cue has a fixed time, with some room before it.
  const cue = Array.from({ length: cues }, (_, n) => ({
    title: `Séquence ${n}`, minutes: 3, where: "Grande salle", notes: "Micro HF 2, lumière tamisée",
    ...(n % 10 === 0 ? { hard: 8 * 60 + n * 3 + Math.floor(n / 10) } : {}),
  }));
  return { event, guest, cue };
}
