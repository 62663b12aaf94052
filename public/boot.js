// Starts the app: an external module, because the content security policy allows nothing inline.
// The names of the app's files are in the document (#app-js, #app-wasm), so that this file never changes.
const here = new URL(".", import.meta.url);
const root = document.documentElement;

// The browser's offer to install may come before the app has started: it is kept for the page about installing.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.intendanceInstall = event;
});

// Static hosts answer a deep link with a page that cannot know its depth: it names this file several ways,
// and the first copy that is found under the page's own address says where the app's folder is.
if (!root.dataset.boot && location.href.startsWith(here.href)) {
  root.dataset.boot = "started";
  start().catch(explain);
}

async function start() {
  setBase();
  if (!navigator.language.toLowerCase().startsWith("fr")) {
    document.querySelector("link[rel=manifest]").href = "manifest.en.webmanifest";
  }
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const app = await import(document.getElementById("app-js").href);
  await app.default({ module_or_path: document.getElementById("app-wasm").href });
  document.getElementById("boot")?.remove();
  root.dataset.boot = "done";
  // The service worker exists only in a shipped build, which has a version.
  if (root.dataset.version && "serviceWorker" in navigator) {
    navigator.serviceWorker
      .register(new URL("sw.js", here), { scope: here.pathname, updateViaCache: "none" })
      .catch((error) => console.warn("service worker:", error));
  }
}

function setBase() {
  const page = location.pathname.slice(here.pathname.length);
  if (/^(index|shell|404)\.html$/.test(page)) {
    history.replaceState(history.state, "", here.pathname + location.search + location.hash);
  }
  const base = document.querySelector("base");
  if (base.href === here.href) return;
  base.href = here.href;
  for (const link of document.querySelectorAll("link[href]")) link.replaceWith(link.cloneNode());
}

const WORDS = {
  fr: {
    title: "Intendance n’a pas pu démarrer",
    safe: "Vos données n’ont pas été touchées : elles restent sur cet appareil.",
    files: "Un fichier de l’application n’est pas arrivé. Vérifiez la connexion, puis rechargez la page.",
    old: "Ce navigateur est trop ancien, ou un réglage (le mode Isolement d’Apple, par exemple) bloque WebAssembly. Mettez-le à jour ou ouvrez cette page dans un autre navigateur.",
    reload: "Recharger",
    detail: "Détail technique",
  },
  en: {
    title: "Intendance could not start",
    safe: "Your data was not touched: it is still on this device.",
    files: "A file of the app did not arrive. Check the connection, then reload the page.",
    old: "This browser is too old, or a setting (Apple’s Lockdown Mode, for instance) blocks WebAssembly. Update it, or open this page in another browser.",
    reload: "Reload",
    detail: "Technical detail",
  },
};

// Plain elements, no style sheet: that file may be the one that is missing.
function explain(error) {
  console.error(error);
  root.dataset.boot = "failed";
  const french = navigator.language.toLowerCase().startsWith("fr");
  root.lang = french ? "fr" : "en";
  const words = french ? WORDS.fr : WORDS.en;
  const noWasm = typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError;

  const main = document.createElement("main");
  const message = document.createElement("div");
  message.setAttribute("role", "alert");
  main.className = "boot-error";
  main.style.cssText = "max-width:34rem;margin:15vh auto 0;padding:1.5rem;font:1.0625rem/1.5 system-ui,sans-serif";
  const reload = add(document.createElement("p"), "button", words.reload);
  reload.type = "button";
  reload.style.cssText = "font:inherit;min-height:48px;padding:0 1.25rem";
  reload.addEventListener("click", () => location.reload());
  const detail = document.createElement("details");
  add(detail, "summary", words.detail);
  add(detail, "code", String(error));
  main.append(message, reload.parentElement, detail);
  document.body.replaceChildren(main);
  // Filled once it is in the page: an alert is read out when it changes.
  add(message, "h1", words.title);
  add(message, "p", noWasm ? words.old : words.files);
  add(message, "p", words.safe);
}

function add(parent, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}
