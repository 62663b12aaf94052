// Long work that stands still between two slices, for as long as a story needs it to be under way.
import { until } from "./poll.mjs";

/**
 * From now on the long work of `page` stops after so many more slices. The app lets the browser breathe between two of
 * them by a message to itself, which is kept back; the page answers as ever.
 */
export const holdAfter = (page, slices) =>
  page.evaluate((left) => {
    const { postMessage } = MessagePort.prototype;
    const kept = [];
    MessagePort.prototype.postMessage = function (...message) {
      const send = () => postMessage.apply(this, message);
      if (0 < left) send();
      else kept.push(send);
      left -= 1;
    };
    window.heldWork = () => kept.length;
    window.letWorkGo = () => {
      MessagePort.prototype.postMessage = postMessage;
      for (const send of kept.splice(0)) send();
    };
  }, slices);

/** Resolves when the work stands still. */
export const isHeld = (page) =>
  until("the work stands still", () => page.evaluate(() => 0 < window.heldWork()), { ms: 30_000 });

/** Lets it go on to its end. */
export const letGo = (page) => page.evaluate(() => window.letWorkGo());
