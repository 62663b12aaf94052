// Where things are. Set by `cargo xtask test`; the defaults suit a run by hand after `cargo xtask dist`.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const at = (variable, ...usual) => process.env[variable] ?? join(ROOT, ...usual);

export const CHROMIUM =
  process.env.CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
export const DIST = at("INTENDANCE_DIST", "dist");
export const SERVER = at("INTENDANCE_SERVER", "target", "release", "intendance-server");
export const CONTRACT = at("INTENDANCE_CONTRACT", "target", "xtask", "contract");

/** Files made for the project: same dialects and traps as the real ones, invented content. */
export const lookAlike = (name) => join(ROOT, "tests", "fixtures", "requests", name);

/** The real file of 2 484 requests, or undefined where the folder of public files is absent. */
export function realFile() {
  const folder = process.env.INTENDANCE_FIXTURES ?? join(ROOT, "..", "shared", "fixtures");
  const path = join(folder, "requests", "nyc-311-animals-a.csv");
  return existsSync(path) ? path : undefined;
}

/** A new folder, for whoever removes it himself. */
export const makeFolder = () => mkdtemp(join(tmpdir(), "intendance-e2e-"));
export const removeFolder = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

/** A folder that is gone after the test `t`. */
export async function folderFor(t) {
  const folder = await makeFolder();
  t.after(() => removeFolder(folder));
  return folder;
}
