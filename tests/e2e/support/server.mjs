// The real server, on a free port, with its data in a temporary folder.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { SERVER } from "./place.mjs";

/** Starts the server on `data`; `server.kill()` is a power cut, `server.start()` brings it back on the same port. */
export async function startServer(data) {
  if (!existsSync(SERVER)) {
    throw new Error(`${SERVER} is missing: ./test e2e builds it, or cargo build --release -p intendance-server`);
  }
  const server = { url: undefined, start, kill, stop };
  let child;
  let port = 0;
  const lines = [];
  await start();
  return server;

  async function start() {
    child = spawn(SERVER, ["--listen", `127.0.0.1:${port}`, "--data", data, "--log", "info"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const url = new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on("line", (line) => {
          lines.push(line);
          const found = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(line);
          if (found) resolve(Number(found[1]));
        });
      }
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`the server stopped:\n${lines.join("\n")}`)));
    });
    port = await url;
    server.url = `http://localhost:${port}/`;
  }

  async function end(signal) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }
  async function kill() {
    await end("SIGKILL");
  }
  async function stop() {
    await end("SIGTERM");
  }
}
