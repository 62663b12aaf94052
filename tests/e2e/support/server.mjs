// The real server, on a free port, with its data in a temporary folder.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { promisify } from "node:util";
import { SERVER } from "./place.mjs";

const run = promisify(execFile);

/**
 * Starts the server on `data`; `server.kill()` is a power cut, `server.start()` brings it back on the same port.
 * `server.link` is the invitation of the first manager while there is none, `server.invite({ name, role })` makes others.
 */
export async function startServer(data, { args = [], env = {} } = {}) {
  if (!existsSync(SERVER)) {
    throw new Error(`${SERVER} is missing: ./test e2e builds it, or cargo build --release -p intendance-server`);
  }
  const server = { url: undefined, link: undefined, data, lines: [], start, kill, stop, command, invite };
  let child;
  let port = 0;
  await start();
  return server;

  async function start() {
    child = spawn(SERVER, ["--listen", `127.0.0.1:${port}`, "--data", data, "--log", "info", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    server.pid = child.pid;
    server.link = undefined;
    const ready = new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on("line", (line) => {
          server.lines.push(line);
          const link = /https?:\/\/\S+\/rejoindre#\w+/.exec(line)?.[0];
          if (link) server.link = link;
          const open = /Open +http:\/\/localhost:(\d+)/.exec(line);
          if (open) port = Number(open[1]);
          // The last line that it says before it serves.
          if (/^ +Data /.test(line)) resolve();
        });
      }
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`the server stopped:\n${server.lines.join("\n")}`)));
    });
    await ready;
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

  /** What whoever runs the server types: `backup copy.sqlite`, `restore copy.sqlite`, `verify`… Resolves with its output. */
  async function command(...words) {
    const { stdout } = await run(SERVER, [...words, "--data", data, "--listen", `127.0.0.1:${port}`, "--log", "warn"]);
    return stdout;
  }

  /** The link of a new invitation. */
  async function invite({ name = "Karim Benali", role = "helper" } = {}) {
    const said = await command("invite", "--role", role, "--name", name);
    return /https?:\/\/\S+\/rejoindre#\w+/.exec(said)[0];
  }
}
