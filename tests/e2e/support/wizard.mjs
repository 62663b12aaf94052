// The import of a file as a person does it.

/** Opens the wizard and gives it a file: a path, or `{ name, mimeType, buffer }`. */
export async function choose(page, file) {
  await page.getByLabel("Choisissez un fichier CSV").setInputFiles(file);
}

/** From the preview to the last question, with everything as suggested. */
export async function acceptAll(page) {
  for (let step = 0; step < 2; step += 1) await page.getByRole("button", { name: "Continuer" }).click();
  await startButton(page).waitFor();
}

export const startButton = (page) => page.getByRole("button", { name: /^Importer .*lignes?$/ });

/** The account of what an import did: `{ nouvelles: 12, inchangées: 3 }`, by the words on the screen. */
export async function account(page) {
  await page.locator(".import-account").waitFor({ timeout: 30_000 });
  const items = await page.locator(".import-sum__item").allInnerTexts();
  return Object.fromEntries(
    items.map((text) => {
      const [, number, words] = /^([\d\s\u202f\u00a0]+)\s*\n*\s*(\D.*)$/s.exec(text.trim());
      return [words.trim(), Number(number.replace(/\D/g, ""))];
    }),
  );
}

/** Everything in one go; resolves with the account. */
export async function importFile(page, file) {
  await choose(page, file);
  await acceptAll(page);
  await startButton(page).click();
  return account(page);
}

/** A file of `rows` requests with a reference each, as a browser's picker gives it. */
export function made(rows, { name = "demandes.csv", tail = () => "" } = {}) {
  const lines = ["Référence;Titre;Lieu;Statut;Créée le"];
  for (let n = 1; n <= rows; n += 1) {
    const status = ["Nouvelle", "En cours", "Terminée"][n % 3];
    lines.push(`R-${n};Demande numéro ${n}${tail()};Salle ${n % 40};${status};${1 + (n % 28)}/03/2026`);
  }
  return { name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\r\n")}\r\n`) };
}

/** Rows of a CSV text with commas, as objects by column: a reader of our own, to check theirs. */
export function parseCsv(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "," || char === "\n") {
      rows.at(-1).push(cell);
      cell = "";
      if (char === "\n") rows.push([]);
    } else if (char !== "\r") cell += char;
  }
  if (cell !== "" || 0 < rows.at(-1).length) rows.at(-1).push(cell);
  const [header, ...body] = rows.filter((row) => 1 < row.length || row[0]);
  return body.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""])));
}
