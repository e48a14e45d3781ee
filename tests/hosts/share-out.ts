// A load balancer of TCP connections: one after the other gets a connection, unless it takes none in time.
import { connect, createServer, type Server, type Socket } from "node:net";

const TAKES_WITHIN_MS = 700;

/** Listens on `port` of the loopback. */
export async function shareOut(port: number, targets: { host: string; port: number }[]): Promise<Server> {
  let turn = 0;
  const server = createServer((near) => {
    near.on("error", () => near.destroy()); // whoever called has gone
    const first = turn++;
    void (async () => {
      for (let at = 0; at < targets.length; at++) {
        const far = await reach(targets[(first + at) % targets.length] ?? { host: "", port: 0 });
        if (!far) continue;
        far.on("error", () => near.destroy());
        near.on("close", () => far.destroy());
        far.pipe(near).pipe(far);
        return;
      }
      near.destroy();
    })();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

function reach(target: { host: string; port: number }): Promise<Socket | null> {
  return new Promise((resolve) => {
    const far = connect(target);
    const end = (result: Socket | null) => {
      clearTimeout(timer);
      if (!result) far.destroy();
      resolve(result);
    };
    const timer = setTimeout(end, TAKES_WITHIN_MS, null);
    far.once("connect", () => end(far));
    far.once("error", () => end(null));
  });
}
