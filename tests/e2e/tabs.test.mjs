// Two tabs of one browser: both stay right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, go, world } from "./support/app.mjs";
import { DESK } from "./support/browser.mjs";
import { capture, row } from "./support/board.mjs";
import { until } from "./support/poll.mjs";

test("what one tab does shows in the other", async (t) => {
  const { device, url } = await world(t);
  const { context, page: first } = await device(t, { size: DESK, path: "demandes" });
  const second = await context.newPage();
  await go(second, `${url}demandes`);

  await capture(first, "imprimante du 3e en panne");
  await row(second, /imprimante/i).waitFor();
  const [{ id }] = await auto(second, "list", "request");
  await auto(second, "edit", id, { priority: "p1" });
  await until("the first tab sees the edit", async () => (await auto(first, "get", id)).priority === "p1");
});

test("two tabs that write at the same moment lose nothing", async (t) => {
  const { device, url } = await world(t);
  const { context, page: first } = await device(t, { path: "demandes" });
  const second = await context.newPage();
  await go(second, `${url}demandes`);
  const { id } = await auto(first, "create", "request", { title: "À deux" });
  await until("the second tab knows it", () => auto(second, "get", id).catch(() => false));

  const write = (page, name) =>
    page.evaluate(
      async ([id, name]) => {
        for (let n = 0; n < 40; n += 1) {
          await window.intendance.create("request", { title: `${name} ${n}` });
          await window.intendance.create("comment", { parent: id, text: `${name} ${n}` });
        }
      },
      [id, name],
    );
  await Promise.all([write(first, "gauche"), write(second, "droite")]);

  for (const page of [first, second]) {
    await until("81 requests in this tab", async () => (await auto(page, "list", "request", { limit: 500 })).length === 81);
    await until("80 comments in this tab", async () => (await auto(page, "list", "comment", { limit: 500 })).length === 80);
  }
  const cold = await context.newPage();
  await go(cold, `${url}demandes`);
  assert.equal((await auto(cold, "list", "request", { limit: 500 })).length, 81);
  const codes = (await auto(cold, "list", "request", { limit: 500 })).map((request) => request.code);
  assert.equal(new Set(codes).size, 81, "no two requests share a code");
});

test("two tabs that change one field keep both values in the history", async (t) => {
  const { device, url } = await world(t);
  const { context, page: first } = await device(t);
  const { id } = await auto(first, "create", "request", { title: "Titre" });
  const second = await context.newPage();
  await go(second, `${url}demandes`);
  await auto(first, "edit", id, { title: "Titre de gauche" });
  await auto(second, "edit", id, { title: "Titre de droite" });
  const said = JSON.stringify(await auto(second, "history", id));
  assert.match(said, /Titre de gauche/);
  assert.match(said, /Titre de droite/);
});
