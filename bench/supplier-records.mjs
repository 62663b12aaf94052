// Deterministic suppliers, contacts and contracts: same numbers, same records.
const ROOTS = ["Clair", "Net", "Propre", "Atelier", "Valmy", "Canal", "Nord", "Duval", "Roussel", "Lemoine", "Bureau", "Ergo", "Récup",
  "Saveurs", "Jardins", "Fluides", "Énergie", "Façade", "Vitres", "Horizon", "Bastille", "Écluse", "Rivage", "Compas", "Boréal"];
const SORTS = ["Services", "Plomberie", "Électricité", "Propreté", "Traiteur", "Mobilier", "Informatique", "Ascenseurs", "Sécurité", "& Fils"];
const GIVEN = ["Aminata", "Gérard", "Pierre", "Élodie", "Sofiane", "Denis", "Brigitte", "Marion", "Henri", "Laure", "Zoé", "Noël", "Inès"];
const FAMILY = ["Diallo", "Duval", "Roussel", "Ferrand", "Aït", "Noël", "Lemoine", "Leclerc", "Valmont", "Petit", "Nguyen", "Haddad", "Girard"];
const TOWNS = [["75010", "Paris"], ["93100", "Montreuil"], ["92100", "Boulogne-Billancourt"], ["69003", "Lyon"], ["13002", "Marseille"]];
const TRADES = ["plumbing", "electricity", "hvac", "it", "cleaning", "locks", "furniture", "lift", "safety", "green", "moving", "supplies", "catering"];
const SERVICES = ["cleaning", "reception", "catering", "security", "it", "maintenance", "waste", "green", "furniture", "lift", "fire"];

function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Ids as devices make them: a moment and much chance. */
function ids(seed, n) {
  const roll = dice(seed);
  const hex = (digits) => Math.floor(roll() * 16 ** digits).toString(16).padStart(digits, "0");
  return Array.from({ length: n }, (_, i) => `0190${hex(4)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(6)}${i.toString(16).padStart(6, "0")}`);
}
const digits = (n, length) => String(n).padStart(length, "0");
const pairs = (text) => text.replace(/(..)(?=.)/g, "$1 ");

/** Parties, contacts and contracts of an office that has been at it for long; `today` decides the years. */
export function suppliers({ parties, contacts, contracts, today = new Date() }) {
  const roll = dice(7);
  const one = (list) => list[Math.floor(roll() * list.length)];
  const [ofParty, ofContact, ofContract] = [ids(1, parties), ids(2, contacts), ids(3, contracts)];
  const tel = (n) => pairs(`0199${digits(n % 1_000_000, 6)}`);
  const party = Array.from({ length: parties }, (_, n) => {
    const [postcode, city] = one(TOWNS);
    return {
      id: ofParty[n], name: `${one(ROOTS)} ${one(ROOTS)} ${one(SORTS)} ${n}`, type: "supplier", trades: [one(TRADES)], services: [one(SERVICES)],
      tel: [{ v: tel(n), t: "work" }], mail: [`contact@firme-${n}.example`], adr: [{ street: `${1 + (n % 90)} rue du Canal`, postcode, city }],
    };
  });
  const contact = Array.from({ length: contacts }, (_, n) => ({
    id: ofContact[n], party: ofParty[n % parties], name: `${one(GIVEN)} ${one(FAMILY)}`, function: "Chargé de clientèle", type: "sales",
    first: n < parties, tel: [{ v: pairs(`0639${digits(n % 1_000_000, 6)}`), t: "mobile" }], mail: [`p${n}@firme-${n % parties}.example`],
  }));
  const contract = Array.from({ length: contracts }, (_, n) => {
    const years = 1 + Math.floor(roll() * 8);
    const start = new Date(Date.UTC(today.getUTCFullYear() - years, Math.floor(roll() * 12), 1 + Math.floor(roll() * 28)));
    return {
      id: ofContract[n], party: ofParty[n % parties], title: `${one(SORTS)} ${n}`, number: `C-${digits(n, 5)}`, start: start.toISOString().slice(0, 10),
      initial: { n: one([12, 24, 36]), u: "month" }, renewal: { k: one(["tacit", "tacit", "tacit", "express"]), n: 12, u: "month" },
      notice: { n: one([1, 2, 3, 6]), u: "month", basis: one(["received", "sent"]), form: "lrar", buffer: 5 },
      amount: { cents: 5_000 + Math.floor(roll() * 500_000), per: one(["month", "quarter", "year"]), vat: 2000, cur: "EUR" },
    };
  });
  return { party, contact, contract };
}
