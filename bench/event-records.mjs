// Deterministic guests and cues: same numbers, same records.
const GIVEN = ["Aminata", "Gérard", "Pierre", "Élodie", "Sofiane", "Denis", "Brigitte", "Marion", "Henri", "Laure", "Zoé", "Noël", "Inès", "Marc"];
const FAMILY = ["Diallo", "Duval", "Roussel", "Ferrand", "Aït", "Noël", "Lemoine", "Leclerc", "Valmont", "Petit", "Nguyen", "Haddad", "Girard", "N’Diaye", "Benali"];
const COMPANIES = ["Nordlys", "Mirabeau Conseil", "Atelier du Canal", "Boréal & Fils", "Compas", "Rivage"];

/** A calendar file with `n` events from this month on, as an office's server writes them: some with invited people, alarms, a series. */
export function calendar(n, today = new Date()) {
  const two = (n) => String(n).padStart(2, "0");
  const stamp = (day, hour) => `${day.getUTCFullYear()}${two(day.getUTCMonth() + 1)}${two(day.getUTCDate())}T${two(hour)}0000`;
  const event = (at) => {
    const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1 + Math.floor(at / 4)));
    const hour = 8 + (at % 4) * 2;
    const people = at % 3 === 0 ? [0, 1, 2].map((k) => `ATTENDEE;CN="${GIVEN[(at + k) % GIVEN.length]}";PARTSTAT=ACCEPTED:mailto:p${k}@exemple.example`) : [];
    const alarm = at % 2 === 0 ? ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "DESCRIPTION:Rappel", "END:VALARM"] : [];
    return [
      "BEGIN:VEVENT", `UID:${at}-banc@exemple.example`, "DTSTAMP:20261101T080000Z", `DTSTART;TZID=Europe/Paris:${stamp(day, hour)}`,
      `DTEND;TZID=Europe/Paris:${stamp(day, hour + 1)}`, `SUMMARY:Réunion ${COMPANIES[at % COMPANIES.length]} ${at}`,
      `LOCATION:Salle ${1 + (at % 12)}\\, 14 rue du Canal\\, 75010 Paris`, "DESCRIPTION:Ordre du jour\\n- budget\\n- travaux du hall\\n- questions diverses",
      `ORGANIZER;CN=${GIVEN[at % GIVEN.length]}:mailto:org${at % 40}@exemple.example`, "STATUS:CONFIRMED", "SEQUENCE:1",
      ...(at % 50 === 0 ? ["RRULE:FREQ=WEEKLY;COUNT=10"] : []), ...people, ...alarm, "END:VEVENT",
    ];
  };
  const zone = [
    "BEGIN:VTIMEZONE", "TZID:Europe/Paris", "BEGIN:DAYLIGHT", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
  ];
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Banc//FR", ...zone, ...Array.from({ length: n }, (_, at) => event(at)).flat(), "END:VCALENDAR", ""];
  return lines.join("\r\n");
}

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
