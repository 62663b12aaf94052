// The next version of the app, made from the built one, and put online in its place.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, folderFor } from "./place.mjs";

/** A folder with the next version: another style sheet, another name of version, the hashes to match. */
export async function nextVersion(t, version = "next") {
  const folder = await folderFor(t);
  cpSync(DIST, folder, { recursive: true });
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const hash = (text) => createHash("sha256").update(text).digest("hex");
  const [sheet] = /app-[0-9a-f]+\.css/.exec(read("shell.html"));
  const next = `app-${hash(version).slice(0, 16)}.css`;
  const css = `${read(sheet)}\n/* ${version} */\n`;
  const shell = read("shell.html").replaceAll(sheet, next).replace(/data-version="[^"]*"/, `data-version="${version}"`);
  write(next, css);
  write("shell.html", shell);
  write(
    "sw.js",
    read("sw.js")
      .replace(/const VERSION = "[^"]*"/, `const VERSION = "${version}"`)
      .replace(new RegExp(`\\["${sheet}","[0-9a-f]+"\\]`), `["${next}","${hash(css)}"]`)
      .replace(/\["shell.html","[0-9a-f]+"\]/, `["shell.html","${hash(shell)}"]`),
  );
  return folder;
}
