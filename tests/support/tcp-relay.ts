// A wire that can be cut or go silent, in front of PostgreSQL or Redis.
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Relay {
  port: number;
  /** Refuses connections and cuts those that stand. */
  cut(): Promise<void>;
  /** Keeps connections open and carries nothing in either direction. */
  silence(): void;
  /** Carries again what comes from now on; connections that were silent are cut. */
  mend(): Promise<void>;
}

async function relayTo(target: { host: string; port: number }): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => void (isSilent || to.write(chunk)));
      from.on("error", () => to.destroy()); // a cut is what this is for
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
    silence: () => {
      isSilent = true;
    },
    mend: async () => {
      cutAll();
      isSilent = false;
      if (!server.listening) await listen(port);
    },
  };
}

/** Leads a service whose URL stands in the environment over a relay. Before app/ is first imported: it reads the environment then. */
export async function relayVariable(variable: string): Promise<Relay> {
  const url = new URL(process.env[variable] ?? "");
  const relay = await relayTo({ host: url.hostname, port: Number(url.port) });
  url.port = String(relay.port);
  process.env[variable] = url.href;
  return relay;
}
