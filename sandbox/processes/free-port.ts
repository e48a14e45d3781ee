import { createServer } from "node:net";

// Below what Linux and macOS hand to outgoing connections: such a port stays free until its server listens, and while a
// server that was killed starts again.
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** The first free TCP port on the loopback at or above `wanted` (0: at or above a random one). */
export async function freePort(wanted = 0): Promise<number> {
  const from = wanted || LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
  for (let port = from; port <= from + 200; port++) {
    const found = await tryPort(port);
    if (found !== null) return found;
  }
  throw new Error(`no free port between ${from} and ${from + 200}`);
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
