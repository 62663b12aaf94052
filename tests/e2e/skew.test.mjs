// Apps and servers of different ages: work goes on, and what is not understood is kept.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { agree, auto, office } from "./support/app.mjs";
import { until } from "./support/poll.mjs";

const manager = { role: "manager" };
const hex = (n) => randomBytes(n).toString("hex");
const uuid = () => hex(16).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-7$3-8$4-$5").slice(0, 36);

/** A device of another program than ours: a newer app, or somebody's script. */
async function stranger(server) {
  const token = hex(32);
  const ask = async (path, body) => {
    const answer = await fetch(`${server.url}api/v1/${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "x-intendance": "1" },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, json: await answer.json() };
  };
  const code = (await server.invite({ name: "Demain", role: "manager" })).split("#")[1];
  const token_hash = createHash("sha256").update(token).digest("hex");
  assert.equal((await ask("join", { code, token_hash, name: "Demain", device: "plus récent" })).status, 200);
  const dev = hex(8);
  let n = 0;
  return {
    ask,
    async push(w, more = {}) {
      n += 1;
      const cid = uuid();
      const hlc = `${Date.now().toString(16).padStart(12, "0")}-000000`;
      const answer = await ask("push", { epoch: null, dev, changes: [{ v: 9, cid, dev, n, hlc, tx: cid, w, ...more }] });
      assert.equal(answer.status, 200, JSON.stringify(answer.json));
      return answer.json.results[0];
    },
    async log() {
      return (await ask("pull?after=0&limit=2000")).json.changes;
    },
  };
}

test("T42 T43 what a newer app wrote is kept, passed on, and outlives edits of this one", async (t) => {
  const { server, Claire } = await office(t, { Claire: manager });
  const { id } = await auto(Claire.page, "create", "request", { title: "Arrosage" });
  await agree(Claire.page);
  const newer = await stranger(server);
  const odd = uuid();
  await newer.push([
    { ty: "request", id, f: "humidity", k: "set", v: { percent: 41.3, by: ["capteur"] }, sup: [], unit: "%" },
    { ty: "request", id, f: "notes", k: "splice", v: [0, "à", "la fin"], sup: [] },
    { ty: "bouquet", id: odd, f: "name", k: "set", v: "Tulipes", sup: [] },
    { ty: "request", id, f: "__proto__", k: "set", v: "piège", sup: [] },
  ], { signature: "de demain" });
  await agree(Claire.page);
  await auto(Claire.page, "edit", id, { title: "Arrosage du patio", priority: "p2" });
  await agree(Claire.page);
  const { title } = await auto(Claire.page, "get", id);
  assert.equal(title, "Arrosage du patio");
  const log = await newer.log();
  const kept = log.find(({ change }) => change.signature === "de demain");
  assert.deepEqual(kept.change.w.map(({ f }) => f), ["humidity", "notes", "name", "__proto__"]);
  assert.deepEqual(kept.change.w[0].v, { percent: 41.3, by: ["capteur"] });
  const touched = log.flatMap(({ change }) => change.w).filter((w) => ["humidity", "notes"].includes(w.f));
  assert.equal(touched.length, 2, "this app wrote nothing to what it does not know");
});

test("an older server that knows neither packs nor hints: the app pulls, polls, and goes on", async (t) => {
  const { server, newDevice, Claire } = await office(t, { Claire: manager });
  await auto(Claire.page, "import", "request", Array.from({ length: 120 }, (_, n) => ({ title: `n° ${n}` })));
  await agree(Claire.page);
  const old = await newDevice({
    allow: [/status of 404 /],
    before: async (context) => {
      for (const path of ["snapshot", "snapshot/*", "live", "reseed"]) {
        const answer = { status: 404, contentType: "application/json", body: '{"code":"not_found","message":"not found"}' };
        await context.route(`**/api/v1/${path}`, (route) => route.fulfill(answer));
      }
    },
  });
  await auto(old.page, "join", await server.invite({ name: "Karim" }), { name: "Karim" });
  await agree(old.page);
  assert.equal((await auto(old.page, "list", "request", { limit: 500 })).length, 120);
  const { id } = await auto(old.page, "create", "request", { title: "par l’ancien chemin" });
  await agree(old.page);
  await until("the other has it", () => auto(Claire.page, "get", id).catch(() => false));
});

test("an older app against this server: a push without the newer words is taken, unknown answers are harmless", async (t) => {
  const { server, Claire } = await office(t, { Claire: manager });
  const older = await stranger(server);
  const id = uuid();
  const stored = await older.push([{ ty: "request", id, f: "title", k: "set", v: "d’une vieille version" }]);
  assert.ok(stored.seq && stored.eff, JSON.stringify(stored));
  await agree(Claire.page);
  assert.equal((await auto(Claire.page, "get", id)).title, "d’une vieille version");
  const pulled = await older.ask("pull?after=0");
  assert.equal(pulled.status, 200, "no hash, no epoch, no limit");
  const { status, json } = await older.ask("status");
  assert.deepEqual([status, json.api], [200, 1]);
});
