import { createServer } from "node:net";

/** The first free TCP port on the loopback at or above `wanted` (0: any free port). */
export async function freePort(wanted = 0): Promise<number> {
  for (let port = wanted; ; port++) {
    const found = await tryPort(port);
    if (found !== null) return found;
    if (port > wanted + 200) throw new Error(`no free port between ${wanted} and ${port}`);
  }
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
