// Deterministic requests that read like an office's: same numbers, same records.
const THINGS = ["Fuite", "Néon clignote", "Imprimante en panne", "Lave-vaisselle bloqué", "Chaise cassée", "Badge perdu",
  "Climatisation bruyante", "Écran noir", "Porte qui grince", "Ampoule grillée", "Évier bouché", "Wifi lent", "Moquette tachée",
  "Store coincé", "Prise arrachée", "Bourrage papier", "Odeur de brûlé", "Radiateur froid", "Serrure forcée", "Machine à café vide"];
const PLACES = ["Accueil", "Cuisine", "Salle Canal", "Salle Loire", "Salle Seine", "Open space Nord", "Direction", "Salle Rhône",
  "Local technique", "Couloir 1er", "Sanitaires 2e", "Parking", "Terrasse", "Salle serveur", "Infirmerie"];
const PEOPLE = ["Claire Martin", "Karim Benali", "Inès Morel", "Marc Petit", "Sofia Lindqvist", "Jean-Paul Roux", "Aïcha Diallo"];
const STATUSES = ["done", "done", "done", "done", "new", "qualified", "progress", "waiting", "refused"];
const CATEGORIES = ["Plomberie", "Électricité", "Informatique", "Mobilier", "Ménage", "Accès et clés", "Chauffage et climatisation"];

function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `n` requests with twelve fields each. */
export function records(n) {
  const roll = dice(42);
  const one = (list) => list[Math.floor(roll() * list.length)];
  const start = Date.UTC(2025, 0, 6, 8);
  return Array.from({ length: n }, (_, i) => {
    const place = one(PLACES);
    const reported = start + Math.floor((i / n) * 680 * 86_400_000);
    const status = i > n * 0.97 ? one(["new", "qualified", "progress", "waiting"]) : one(STATUSES);
    return {
      title: `${one(THINGS)} — ${place.toLowerCase()} n° ${i}`,
      description: `Signalé par ${one(PEOPLE)} en passant. Le ${one(THINGS).toLowerCase()} revient depuis ${1 + Math.floor(roll() * 9)} jours, voir le couloir.`,
      category: one(CATEGORIES),
      priority: one(["p1", "p2", "p3", "p3", "p3", "p4"]),
      status,
      place,
      requester: one(PEOPLE),
      assignee: one(PEOPLE),
      due: roll() < 0.2 ? new Date(reported + 5 * 86_400_000).toISOString().slice(0, 10) : undefined,
      tags: roll() < 0.1 ? ["récurrent"] : undefined,
      cost: roll() < 0.1 ? { cents: Math.floor(roll() * 50_000), cur: "EUR" } : undefined,
      reported: { ms: reported },
      ext: `GMAO-${String(i).padStart(6, "0")}`,
    };
  });
}
