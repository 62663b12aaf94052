// A static host as people rent them: files of a folder under a path, and nothing else.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves `folder` below `under` (which begins and ends with a slash) on a free port of this machine.
 * `host.folder` may be changed at any time: a new version was put online. `host.files` overlays single files.
 * Addresses without a file answer as our server does, with `shell.html`; or with `404.html` and status 404, as static
 * hosts do, if `plain`. There is no server of the project behind: `/api` is not found.
 */
export async function serveFolder(folder, { under = "/", port = 0, plain = under !== "/" } = {}) {
  const host = { folder, files: new Map(), requests: [] };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    host.requests.push(path);
    if (!path.startsWith(under)) return send(response, 404, ".txt", "nothing here");
    let name = normalize(path.slice(under.length) || "index.html");
    if (name.startsWith("..")) return send(response, 404, ".txt", "nothing here");
    if (name.endsWith("/")) name += "index.html";
    const bytes = await read(name);
    if (bytes) return send(response, 200, extname(name), bytes);
    if (plain || name.startsWith("api/")) send(response, 404, ".html", (await read("404.html")) ?? "nothing here");
    else send(response, 200, ".html", await read("shell.html"));
  });
  const read = async (name) =>
    host.files.get(name) ?? (await readFile(join(host.folder, name)).catch(() => undefined));
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  host.port = server.address().port;
  host.url = `http://localhost:${host.port}${under}`;
  host.stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return host;
}

function send(response, status, extension, body) {
  response.writeHead(status, {
    "content-type": TYPES[extension] ?? "application/octet-stream",
    "cache-control": "no-cache",
  });
  response.end(body);
}
