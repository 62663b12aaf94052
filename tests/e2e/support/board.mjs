// The request board as a person sees it, in French.
import { expectAccessible } from "./axe.mjs";
import { until } from "./poll.mjs";

export { expectAccessible };

/** The list of requests. */
export const list = (page) => page.locator(".virtual-list");

/** The row of the request with this title. */
export const row = (page, title) =>
  page.locator(".request-row").filter({ has: page.getByRole("link", { name: title, exact: true }) });

/** The titles in the list, from the top, as far as they are drawn. */
export const titles = (page) => page.locator(".request-row__title").allInnerTexts();

/** The short message at the foot of the screen that holds `text`. */
export const snackbar = (page, text) => page.locator(".snackbar").filter({ hasText: text });

/** Opens one of the rooms by the bar or the rail. */
export const room = (page, name) =>
  page.getByRole("navigation", { name: "Navigation principale" }).getByRole("link", { name, exact: false }).click();

/** ＋, a line, « Créer la demande »; resolves when the request is durable and its screen is open. */
export async function capture(page, line) {
  await page.getByRole("button", { name: "Nouvelle demande" }).first().click();
  await page.getByRole("textbox", { name: "Que se passe-t-il ?" }).fill(line);
  await page.getByRole("button", { name: "Créer la demande" }).click();
  await snackbar(page, /Demande .* créée/).first().waitFor();
}

/** Chooses an entry of the menu « Autres actions » in `part`. */
export async function act(page, part, entry) {
  await part.getByRole("button", { name: "Autres actions" }).first().click();
  await page.getByRole("menuitem", { name: entry }).click();
}

/** « Annuler » on the message that holds `text`. */
export async function undo(page, text) {
  const done = page.locator(".snackbar").filter({ has: page.getByText("Annulé", { exact: true }) });
  // What was said of an undo before this one says nothing of this one.
  await done.evaluateAll((all) => all.forEach((said) => said.querySelector(".snackbar__close").click()));
  await snackbar(page, text).last().getByRole("button", { name: "Annuler" }).click();
  await done.first().waitFor();
}

/** Puts the messages away, as a person does who wants to see what is under them. */
export async function hush(page) {
  // Only the latest message shows above a foot with buttons: the others are behind it.
  await until("no message over the buttons", () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll(".snackbar__close")];
      for (const close of all) close.click();
      return all.length === 0;
    }),
  );
}

/** Waits until nothing is on its way to the disk. */
export const settled = (page) =>
  until("« enregistré ici »", async () => {
    const text = await page.locator(".pill:visible").first().innerText();
    return !/enregistrement/.test(text);
  });

/** Loads the demonstration workspace from the empty state of the list. */
export async function loadExample(page) {
  await page.getByRole("button", { name: /exemple/i }).first().click();
  await until("the example in the list", async () => 10 < (await page.locator(".request-row").count()));
}
