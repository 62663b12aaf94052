// Any static host, any folder: no server of ours, deep links, data of this device.
import assert from "node:assert/strict";
import { test } from "node:test";
import { auto, keptOffline, ready, reload, world } from "./support/app.mjs";
import { SIZES } from "./support/browser.mjs";
import { capture, room, row } from "./support/board.mjs";

/** A static host answers deep links of a first visit with its 404 page, and says so in the console. */
const FIRST_VISIT = [/status of 404/];

for (const [name, size] of Object.entries(SIZES)) {
  test(`a folder of a static host, with deep links, then without it, ${name}`, async (t) => {
    const { device, host, url } = await world(t, { under: "/outils/sub/" });
    const { context, page } = await device(t, { size, path: "demandes", allow: FIRST_VISIT });
    await capture(page, "clé du local vélo");
    assert.ok(page.url().startsWith(`${url}demandes/`), page.url());
    await room(page, "Demandes");
    await row(page, /clé du local vélo/i).waitFor();
    const [{ id }] = await auto(page, "list", "request");
    await keptOffline(page);
    await host.stop();

    const cold = await context.newPage();
    await cold.goto(`${url}demandes/${id}?status=open`);
    await ready(cold);
    await cold.getByRole("heading", { level: 1, name: /clé du local vélo/i }).waitFor();
    await reload(cold);
    await room(cold, "Plus");
    assert.equal(cold.url(), `${url}plus`);
  });
}
