// The baseline of a cold start: reads all records of the database named in the address, and draws fifty rows.
const name = location.search.slice(1);
if (name !== "empty") {
  globalThis.benchFirstRow = read(name).then(draw);
}

async function read(name) {
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = await new Promise((resolve, reject) => {
    const request = db.transaction("all").objectStore("all").getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  if (name === "bench-entries") return all;
  const decoder = new TextDecoder();
  return all.flatMap((segment) => JSON.parse(decoder.decode(segment)));
}

function draw(records) {
  if (records.length === 0) throw new Error("the baseline is empty");
  for (const record of records.slice(0, 50)) {
    const row = document.createElement("li");
    row.textContent = `${record.title} — ${record.place} — ${record.status}`;
    document.getElementById("rows").append(row);
  }
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0)));
}
