// The evening of S7 as the stage manager lives it: late director, overlap, whom to call, two devices, the screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, auto, enter, go, keptOffline, realServer, reload, world } from "./support/app.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { DESK } from "./support/browser.mjs";
import { hush, snackbar } from "./support/board.mjs";
import { evening } from "./support/evening.mjs";
import { until } from "./support/poll.mjs";
import { nextVersion } from "./support/release.mjs";

const now = (page) => page.locator(".live-now__title");
const next = (page) => page.locator(".live-foot__next");
const digits = (page) => page.locator(".live-now__digits");
const at = (clock) => ({ before: (context) => context.clock.install({ time: new Date(clock) }) });

/** The button stands still for a moment after its cue has changed: time goes by. */
const settle = (page) => page.clock.runFor(2000);

test("the director is late: +12, an overlap, one tap mends it, whom to call, undo, and all without network", async (t) => {
  const { device, url } = await world(t);
  const { page, context } = await device(t, at("2026-12-10T18:30:00+01:00"));
  const show = await evening(page);
  await keptOffline(page);
  await context.setOffline(true);
  await go(page, `${url}evenements/${show.event}/direct`);
  await page.getByRole("heading", { name: "Tout est prêt" }).waitFor();
  await expectAccessible(page, "before the show");

  await next(page).click();
  await now(page).getByText("Accueil des invités").waitFor();
  await settle(page);
  assert.equal(await page.locator(".shell__nav").isVisible(), false, "the bar steps aside");
  assert.match(await digits(page).textContent(), /^44:5\d$/);

  // 19:10: he will be twelve minutes late.
  await page.clock.fastForward("40:00");
  await settle(page);
  await page.locator(".live-next").getByRole("button", { name: /Retarder de 12/ }).click();
  const overlap = page.locator(".live-fix__one[data-grave]");
  await overlap.getByText(/Cocktail déborde de 12\s*min sur Remise des cadeaux, fixé à 21:00/).waitFor();
  assert.match(await page.locator(".live-head__pace").textContent(), /00:30/, "the end stays");
  const told = page.locator(".live-tell__row");
  await until("the caterer and the DJ are to be warned", async () => {
    const names = await told.locator(".live-tell__name").allTextContents();
    return ["Saveurs du Canal", "DJ Léo"].every((name) => names.some((known) => known.startsWith(name)));
  });
  const caterer = told.filter({ hasText: "Saveurs du Canal" });
  assert.equal(await caterer.getByRole("link", { name: /^Appeler Saveurs du Canal/ }).getAttribute("href"), "tel:+33612345678");
  const sms = decodeURIComponent(await caterer.getByRole("link", { name: /SMS/ }).getAttribute("href"));
  assert.match(sms, /^sms:\+33612345678\?&body=Soirée de fin d’année\s:\s«\sCocktail\s» est décalé de 12\smin, début à 19:42\.$/u);
  await expectAccessible(page, "a show that is late");
  await caterer.getByRole("checkbox").check();
  await caterer.locator(".live-tell__told").getByText("au courant").waitFor();

  // One tap, and the DJ has nothing to fear.
  await overlap.getByRole("button", { name: /Raccourcir Cocktail à 78\s*min/ }).click();
  await overlap.waitFor({ state: "detached" });
  await told.filter({ hasText: "DJ Léo" }).waitFor({ state: "detached" });
  await hush(page);

  // 19:27: he speaks. A mistaken tap is taken back.
  await page.clock.fastForward("17:00");
  await settle(page);
  await next(page).click();
  await now(page).getByText("Discours de la direction").waitFor();
  await snackbar(page, "Discours").getByRole("button", { name: "Annuler" }).click();
  await now(page).getByText("Accueil des invités").waitFor();
  await settle(page);
  await page.keyboard.press("Escape");
  await page.locator(".live-head__title").focus();
  await page.keyboard.press("Space");
  await now(page).getByText("Discours de la direction").waitFor();

  // A second tap at once is not for the cocktail.
  await next(page).click();
  await snackbar(page, /vient de commencer/).waitFor();
  assert.match(await now(page).textContent(), /Discours/);

  // He goes on and on.
  await page.clock.fastForward("16:00");
  await settle(page);
  await until("the time runs over", async () => (await page.locator(".live-now").getAttribute("data-look")) === "over");
  assert.match(await digits(page).textContent(), /^\+\d+:\d\d$/);

  // An incident in two taps.
  await page.locator(".live-foot__incident").click();
  await page.locator("dialog[open]").waitFor();
  await expectAccessible(page, "an incident");
  await page.locator("dialog[open]").getByRole("button", { name: "Panne technique" }).click();
  await until("it is noted", async () => {
    const [incident] = await auto(page, "list", "incident");
    return incident?.text === "Panne technique" && incident.cue === show.speech;
  });
});

test("two devices follow one show; both tap at once and nothing is skipped; their clocks differ", async (t) => {
  const server = await realServer(t);
  const { device } = await world(t);
  // One phone is ten minutes fast.
  const stage = await device(t, { url: server.url, ...at("2026-12-10T18:30:00+01:00") });
  const floor = await device(t, { url: server.url, size: DESK, ...at("2026-12-10T18:40:00+01:00") });
  await enter(stage.page, server, { name: "Nadia Benali", role: "manager", device: "scène" });
  await enter(floor.page, server, { name: "Karim Haddad", role: "helper", device: "salle" });
  const show = await evening(stage.page);
  await agree(stage.page);
  await agree(floor.page);
  for (const { page } of [stage, floor]) await go(page, `${server.url}evenements/${show.event}/direct`);
  await next(stage.page).click();
  await now(stage.page).getByText("Accueil des invités").waitFor();
  await agree(stage.page);
  await agree(floor.page);
  await now(floor.page).getByText("Accueil des invités").waitFor();
  for (const { page } of [stage, floor]) await settle(page);

  // Both are cut off, and both begin the speech.
  for (const { context } of [stage, floor]) await context.setOffline(true);
  for (const { page } of [stage, floor]) {
    await next(page).click();
    await now(page).getByText("Discours de la direction").waitFor();
  }
  for (const { context } of [stage, floor]) await context.setOffline(false);
  await agree(stage.page);
  await agree(floor.page);
  await agree(stage.page);
  for (const { page } of [stage, floor]) {
    assert.match(await now(page).textContent(), /Discours/);
    assert.match(await next(page).textContent(), /Cocktail/);
  }
  // The fast phone counts as the other one does, and no value waits for a decision.
  const left = async (page) => {
    await settle(page);
    const [minutes, seconds] = (await digits(page).textContent()).split(":").map(Number);
    return minutes * 60 + seconds;
  };
  const [here, there] = [await left(stage.page), await left(floor.page)];
  assert.ok(Math.abs(here - there) < 60, `${here} s and ${there} s are left`);

  // What one notes the other reads, with who noted it; so does the debrief.
  await floor.page.locator(".live-foot__incident").click();
  await floor.page.locator("dialog[open]").getByRole("button", { name: "Panne technique" }).click();
  await agree(floor.page);
  await agree(stage.page);
  const noted = (page) => page.locator(".live-later__row").filter({ hasText: "Panne technique" });
  await noted(stage.page).getByText("noté par Karim Haddad").waitFor();
  await noted(floor.page).getByText("noté par vous").waitFor();
  await expectAccessible(stage.page, "a show with an incident");
  await go(stage.page, `${server.url}evenements/${show.event}/bilan`);
  await stage.page.getByText(/pendant Discours de la direction, noté par Karim Haddad/).waitFor();
});

for (const timezoneId of ["Europe/Paris", "America/New_York"]) {
  test(`a show in Lisbon is on the clock of Lisbon, on a device in ${timezoneId}`, async (t) => {
    const { device, url } = await world(t);
    const { page } = await device(t, { size: DESK, timezoneId, ...at("2026-12-10T18:30:00Z") });
    const show = await evening(page, { zone: "Europe/Lisbon" });
    await go(page, `${url}evenements/${show.event}/direct`);
    await page.locator(".live-head__clock").getByText("Lisbon").waitFor();
    await page.locator(".live-head__clock").getByText("18:30").waitFor();
    await next(page).click();
    await now(page).getByText("Accueil des invités").waitFor();
    await settle(page);
    assert.match(await digits(page).textContent(), /^44:5\d$/);
    assert.match(await page.locator(".live-now__span").textContent(), /^18:30.+19:15$/);
    assert.equal(await page.locator(".live-head__late").textContent(), "à l’heure");
    await go(page, `${url}evenements/${show.event}/bilan`);
    await page.getByText("Heures de Lisbon").waitFor();
    const welcome = page.locator(".review-times tbody tr").filter({ hasText: "Accueil des invités" });
    await welcome.getByText("18:30 – 19:15").waitFor();
    assert.match(await welcome.locator("td").nth(1).textContent(), /^18:30/);
    await welcome.getByText("à l’heure").waitFor();
  });
}

test("in the night with an hour more, what follows is when it is, and what is fixed is on the wall", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, { size: DESK, ...at("2026-10-24T22:00:00+02:00") });
  const { id: event } = await auto(page, "create", "event", {
    title: "Nuit d’hiver",
    when: { start: "2026-10-24T22:00", end: "2026-10-25T04:15", zone: "Europe/Paris" },
  });
  const cues = [["Dîner", 210], ["Bal", 60], ["Dernier bal", 60], ["Navette", 15, 28 * 60]];
  for (const [title, minutes, min] of cues) {
    await auto(page, "create", "cue", { parent: event, title, minutes, ...(min && { hard: { min } }) });
  }
  await go(page, `${url}evenements/${event}/conducteur`);
  const starts = page.locator(".cue__start");
  await until("half past two is there twice", async () => {
    const times = await starts.evaluateAll((all) => all.map((one) => one.textContent.trim().slice(0, 5)));
    return times.join() === "22:00,01:30,02:30,04:00";
  });
  await page.locator(".cue-warning").getByText(/1\sh\s30|90\smin/).waitFor();
  // The last dance begins an hour after the first half past two, and nobody is late.
  await go(page, `${url}evenements/${event}/direct`);
  for (const [title, clock] of [["Dîner", "22:00:00+02:00"], ["Bal", "01:30:00+02:00"], ["Dernier bal", "02:30:00+02:00"]]) {
    const day = clock.startsWith("22") ? "2026-10-24" : "2026-10-25";
    await page.clock.setSystemTime(new Date(`${day}T${clock}`));
    await settle(page);
    await next(page).click();
    await now(page).getByText(title, { exact: true }).waitFor();
    await settle(page);
    assert.equal(await page.locator(".live-head__late").textContent(), "à l’heure");
  }
  assert.match(await page.locator(".live-now__span").textContent(), /02:30.+02:30/);
  assert.match(await digits(page).textContent(), /^59:5\d$/);
});

test("the screen stays on while the show runs, and no tick costs more than its text", async (t) => {
  const { device, url } = await world(t);
  const { page } = await device(t, {
    size: DESK,
    before: async (context) => {
      await context.clock.install({ time: new Date("2026-12-10T18:30:00+01:00") });
      await context.addInitScript(() => {
        window.wakes = [];
        const request = async (kind) => {
          window.wakes.push(`+${kind}`);
          return { released: false, async release() { this.released = true; window.wakes.push("-"); } };
        };
        Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
      });
    },
  });
  const show = await evening(page);
  await go(page, `${url}evenements/${show.event}/direct`);
  await next(page).waitFor();
  assert.deepEqual(await page.evaluate(() => window.wakes), [], "not before it starts");
  await next(page).click();
  await page.getByText("L’écran reste allumé").waitFor();
  assert.deepEqual(await page.evaluate(() => window.wakes), ["+screen"]);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "a running show, dark");
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, "a running show, light");

  // Within a minute, a second changes the digits and nothing else.
  await page.clock.pauseAt(new Date("2026-12-10T18:40:10+01:00"));
  await until("the clock shows it", async () => (await page.locator(".live-head__clock").textContent()) === "18:40");
  const changed = await page.evaluate(() => {
    window.touched = new Set();
    const name = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[class]")?.className ?? "?";
    new MutationObserver((all) => all.forEach((one) => window.touched.add(name(one.target)))).observe(document.querySelector(".live"), { subtree: true, childList: true, characterData: true, attributes: true });
    return true;
  });
  assert.ok(changed);
  await page.clock.runFor(5000);
  const touched = await page.evaluate(() => [...window.touched]);
  assert.ok(touched.includes("live-now__digits"), `${touched}`);
  assert.deepEqual(touched.filter((name) => !["live-now__digits", "live-now__bar"].includes(name)), []);

  await page.getByRole("link", { name: "Quitter le direct" }).click();
  await until("the screen may sleep", () => page.evaluate(() => window.wakes.at(-1) === "-"));
});

test("no new version comes in while the show runs, on any screen", async (t) => {
  const { device, url, host } = await world(t);
  const { page } = await device(t, { size: DESK, ...at("2026-12-10T18:30:00+01:00") });
  const show = await evening(page);
  await keptOffline(page);
  await go(page, `${url}evenements/${show.event}/direct`);
  await next(page).click();
  await now(page).getByText("Accueil des invités").waitFor();
  await settle(page);
  // Elsewhere in the app the show goes on.
  await page.getByRole("link", { name: "Quitter le direct" }).click();
  await page.locator(".shell__nav").getByRole("link", { name: "Demandes" }).click();
  await page.getByRole("heading", { level: 1, name: "Demandes" }).waitFor();
  // Nor when the app is opened anew there, where nothing of events is shown.
  await reload(page);
  host.folder = await nextVersion(t);
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await until("a new version waits", () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)));
  await page.clock.runFor(40_000);
  const offer = snackbar(page, "Une nouvelle version est prête");
  assert.equal(await offer.count(), 0, "nobody is asked while the show runs");
  await auto(page, "edit", show.event, { show_ended: { ms: Date.UTC(2026, 11, 10, 23, 30) } });
  await until("it is offered once the show is over", async () => {
    await page.clock.runFor(16_000);
    return 0 < (await offer.count());
  });
});
