// A wire that can be cut, go silent, be slow or break at a word, in front of PostgreSQL, Redis or a server of HTTP.
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Relay {
  port: number;
  /** Leads connections that come from now on to another port. */
  leadTo(port: number): void;
  /** Refuses connections and cuts those that stand. */
  cut(): Promise<void>;
  /** Keeps connections open and carries nothing in either direction. */
  silence(): void;
  /**
   * Carries nothing over the connections that stand, for good. Whoever asked is never told; the server is after `toldAfterMs`,
   * as its keep-alive would find out. New connections are well.
   */
  forget(toldAfterMs: number): void;
  /** Each piece comes so much later, in either direction. */
  slow(ms: number): void;
  /**
   * Cuts one connection, the first that asks something with `word` in it: before the question arrives, or when its answer
   * is there and has not been handed on. Resolves when it struck.
   */
  cutAt(word: RegExp, side: "question" | "answer"): Promise<void>;
  /** Carries again what comes from now on; connections that were silent are cut. */
  mend(): Promise<void>;
}

interface Wire {
  near: Socket;
  far: Socket;
  isForgotten: boolean;
  /** The next answer is not handed on: it strikes. */
  breaks: (() => void) | null;
}

/** @param listensOn 0: any free port. */
export async function relayTo(target: { host: string; port: number }, listensOn = 0): Promise<Relay> {
  const wires = new Set<Wire>();
  let to = target.port;
  let isSilent = false;
  let latencyMs = 0;
  let trap: { word: RegExp; side: "question" | "answer"; struck: () => void } | null = null;

  const cutOne = ({ near, far }: Wire) => {
    near.destroy();
    far.destroy();
  };
  /** @returns whether the piece goes on its way. */
  const mayPass = (wire: Wire, isQuestion: boolean, chunk: Buffer): boolean => {
    if (isSilent || wire.isForgotten) return false;
    if (isQuestion) {
      if (!trap?.word.test(chunk.toString("latin1"))) return true;
      const { side, struck } = trap;
      trap = null;
      if (side === "answer") {
        wire.breaks = struck;
        return true;
      }
      cutOne(wire);
      struck();
      return false;
    }
    if (!wire.breaks) return true;
    cutOne(wire);
    wire.breaks();
    return false;
  };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: to, host: target.host, allowHalfOpen: true });
    const wire: Wire = { near, far, isForgotten: false, breaks: null };
    wires.add(wire);
    const later = (work: () => void) => (latencyMs ? setTimeout(work, latencyMs) : work());
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on("data", (chunk) => {
        if (mayPass(wire, from === near, chunk)) later(() => other.write(chunk));
      });
      from.on("end", () => later(() => wire.isForgotten || other.end()));
      from.on("error", () => wire.isForgotten || other.destroy()); // a cut is what this is for
      from.on("close", () => {
        wires.delete(wire);
        // Whoever is forgotten is not told that the other end has gone.
        if (!wire.isForgotten) later(() => other.destroySoon());
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(listensOn);
  const { port } = server.address() as AddressInfo;
  const cutAll = () => {
    for (const wire of wires) if (!wire.isForgotten) cutOne(wire);
  };
  return {
    port,
    leadTo: (next) => {
      to = next;
    },
    cut: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close();
        cutAll();
        resolve();
      }),
    silence: () => {
      isSilent = true;
    },
    forget: (toldAfterMs) => {
      for (const wire of wires) {
        if (wire.isForgotten) continue;
        wire.isForgotten = true;
        setTimeout(() => wire.far.destroy(), toldAfterMs).unref();
      }
    },
    slow: (ms) => {
      latencyMs = ms;
    },
    cutAt: (word, side) =>
      new Promise((resolve) => {
        trap = { word, side, struck: resolve };
      }),
    mend: async () => {
      cutAll();
      trap = null;
      isSilent = false;
      latencyMs = 0;
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
