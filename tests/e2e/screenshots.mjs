// Makes the pictures of the README and of the installable app, from the app itself: `npm run screenshots` after `cargo xtask dist`.
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveFolder } from "./support/static.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const host = await serveFolder(process.env.INTENDANCE_DIST ?? join(root, "dist"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
await mkdir(join(root, "docs/screenshots"), { recursive: true });
await mkdir(join(root, "public/screenshots"), { recursive: true });

async function device(width, height, scale, dark = false) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? "dark" : "light",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    hasTouch: width < 768,
  });
  // The week of the scenarios, so that the pictures do not change with the day.
  await context.clock.install({ time: new Date("2026-11-23T09:12:00+01:00") });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole("button", { name: /exemple/i }).first().click();
  await page.getByText("Exemple chargé").waitFor();
  const away = page.getByRole("button", { name: /^(Masquer|Fermer)/ });
  while (await away.count()) {
    await away.first().click();
  }
  return page;
}

const go = async (page, path) => {
  await page.evaluate((path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.locator("h1").first().waitFor();
};
const shot = async (page, path) => {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.screenshot({ path: join(root, path), animations: "disabled" });
};

const phone = await device(390, 844, 2);
await go(phone, "/aujourdhui");
await phone.getByText("Trois choses d’abord").waitFor();
await shot(phone, "docs/screenshots/today-phone.png");
await shot(phone, "public/screenshots/narrow-1.png");
await go(phone, "/demandes/nouvelle");
await phone.getByRole("textbox").first().fill("fuite lave-vaisselle cuisine urgent vendredi @karim 50 €");
await phone.getByRole("button", { name: "Urgente" }).waitFor();
await shot(phone, "docs/screenshots/capture-phone.png");

const desk = await device(1280, 800, 2);
await go(desk, "/demandes");
await desk.locator(".request-row__title").first().click();
await desk.locator(".panes__detail h1, .panes__detail h2").first().waitFor();
await shot(desk, "docs/screenshots/list-wide.png");
await shot(desk, "public/screenshots/wide-1.png");
await go(desk, "/demandes?vue=tableau");
await desk.locator(".board-card").first().waitFor();
await shot(desk, "docs/screenshots/board-wide.png");

await browser.close();
await host.stop();
console.log("docs/screenshots and public/screenshots are new");
