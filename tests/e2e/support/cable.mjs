// A cable between a browser and a server of this machine: it counts the bytes, and can be cut.
import { connect, createServer } from "node:net";

/** Listens on a port of its own and carries everything to `port`. `cable.bytes` counts since `cable.reset()`. */
export async function layCable(port) {
  const cable = { url: undefined, bytes: { up: 0, down: 0 }, isCut: false, reset, cut, stop };
  const sockets = new Set();
  const server = createServer((here) => {
    if (cable.isCut) return here.destroy();
    const there = connect(port, "127.0.0.1");
    for (const [from, to, way] of [[here, there, "up"], [there, here, "down"]]) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on("data", (bytes) => {
        cable.bytes[way] += bytes.length;
      });
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  cable.url = `http://localhost:${server.address().port}/`;
  return cable;

  function reset() {
    cable.bytes = { up: 0, down: 0 };
  }
  /** Cuts all connections; new ones are refused until `cut(false)`. */
  function cut(isCut = true) {
    cable.isCut = isCut;
    if (isCut) for (const socket of sockets) socket.destroy();
  }
  async function stop() {
    cut();
    await new Promise((resolve) => server.close(resolve));
  }
}
