// What runs in the page. Each function is sent whole: nothing outside it may be named.

/** Milliseconds until all of `benchRecords` are durable and shown. */
export async function timeImport() {
  const start = performance.now();
  await globalThis.intendance.import("request", globalThis.benchRecords);
  return performance.now() - start;
}

/** Fills two bare databases with the same records: one entry each, and a hundred packed segments. */
export async function fillBaselines(n) {
  const list = globalThis.benchList;
  const open = (name) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("all");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const put = (db, entries) => new Promise((resolve, reject) => {
    const tx = db.transaction("all", "readwrite");
    const store = tx.objectStore("all");
    for (const [key, value] of entries) store.put(value, key);
    tx.oncomplete = resolve;
    tx.onerror = tx.onabort = () => reject(tx.error);
  });
  const entries = await open("bench-entries");
  for (let i = 0; i < n; i += 5000) await put(entries, list.slice(i, i + 5000).map((r, k) => [i + k, r]));
  entries.close();
  const packed = await open("bench-packed");
  const size = Math.ceil(n / 100);
  const encoder = new TextEncoder();
  const segments = [];
  for (let i = 0; i < n; i += size) segments.push([i, encoder.encode(JSON.stringify(list.slice(i, i + size)))]);
  await put(packed, segments);
  packed.close();
  delete globalThis.benchList;
}

/** Before the app starts: a promise of the moment at which the first rows of the list were painted, in ms since navigation. */
export function watchFirstRow() {
  globalThis.benchFirstRow = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(".request-row__title")) {
        // After the frame that paints it, and after whatever the app still does in the same turn: it answers.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
        return true;
      }
      return false;
    };
    new MutationObserver((_, observer) => look() && observer.disconnect()).observe(document, { childList: true, subtree: true });
  });
}

/** Times of 200 edits until durable, and of 200 bare strict transactions of one small record, turn by turn. */
export async function timeEdits() {
  const ids = (await globalThis.intendance.list("request", { limit: 50 })).map((r) => r.id);
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open("bench-strict", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("all");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const strict = (i) => new Promise((resolve, reject) => {
    const tx = db.transaction("all", "readwrite", { durability: "strict" });
    const store = tx.objectStore("all");
    store.put(new Uint8Array(200), i);
    store.put({ n: i }, "meta");
    tx.oncomplete = resolve;
    tx.onerror = () => reject(tx.error);
  });
  const [edits, bare] = [[], []];
  for (let i = 0; i < 200; i += 1) {
    let start = performance.now();
    await globalThis.intendance.edit(ids[i % ids.length], { title: `Titre modifié ${i}` });
    edits.push(performance.now() - start);
    start = performance.now();
    await strict(i);
    bare.push(performance.now() - start);
  }
  db.close();
  return [edits, bare];
}

/** From a click to what it leads to laid out: the work, without the wait for the screen. */
export function tap([link, wanted]) {
  return new Promise((resolve) => {
    const start = performance.now();
    const before = document.querySelector(wanted);
    const observer = new MutationObserver(() => {
      const now = document.querySelector(wanted);
      if (!now || now === before) return;
      observer.disconnect();
      void document.body.offsetHeight;
      resolve(performance.now() - start);
    });
    observer.observe(document, { childList: true, subtree: true });
    [...document.querySelectorAll(link)].find((one) => one.offsetParent !== null).click();
  });
}

/** From each input event: the work until results are laid out, without the wait for the screen. */
export function watchKeystrokes() {
  globalThis.benchKeys = [];
  document.addEventListener("input", () => {
    const start = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      void document.body.offsetHeight;
      globalThis.benchKeys.push(performance.now() - start);
    };
    // After the handlers and their microtasks.
    channel.port2.postMessage(null);
  }, { capture: true });
}

/** Scrolls for five seconds, 60 pixels a frame; frames in the slowest half second and on average. */
export function scrollList() {
  return new Promise((resolve) => {
    const scroller = [...document.querySelectorAll("#main, .panes__list")].find((el) => el.scrollHeight > el.clientHeight + 100);
    const stamps = [];
    const start = performance.now();
    const step = (now) => {
      stamps.push(now);
      scroller.scrollTop += 60;
      if (now - start < 5000) return requestAnimationFrame(step);
      const windows = [];
      for (let at = stamps[0]; at + 500 <= stamps.at(-1); at += 250) {
        windows.push(stamps.filter((s) => at <= s && s < at + 500).length * 2);
      }
      resolve({ worst: Math.min(...windows), mean: (stamps.length - 1) / ((stamps.at(-1) - stamps[0]) / 1000) });
    };
    requestAnimationFrame(step);
  });
}

/** From now on: tasks that take over 50 ms. */
export function watchLongTasks() {
  globalThis.benchLong?.disconnect();
  globalThis.benchTasks = [];
  globalThis.benchLong = new PerformanceObserver((list) => globalThis.benchTasks.push(...list.getEntries()));
  globalThis.benchLong.observe({ type: "longtask" });
  globalThis.benchFrom = performance.now();
}
