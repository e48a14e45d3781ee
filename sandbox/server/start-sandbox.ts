// Puts the simulated Shopify together and serves it.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { runThrough, seedStores } from "#sandbox/generator/seed-stores.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { Faults } from "#sandbox/server/faults.ts";
import { Journal } from "#sandbox/server/journal.ts";
import { keepWorld, loadWorld } from "#sandbox/server/keep-world.ts";
import { PARTS } from "#sandbox/server/parts.ts";
import { Router } from "#sandbox/server/router.ts";
import type { Sandbox, SandboxPart, SandboxSettings } from "#sandbox/server/sandbox.ts";
import { type Clock, systemClock } from "#sandbox/world/clock.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { Timers } from "#sandbox/world/timers.ts";
import { World } from "#sandbox/world/world.ts";

export interface SandboxOptions {
  /** 0: any free port. */
  port: number;
  host?: string;
  /** Null: nothing is kept, the world dies with the process. */
  dataDirectory: string | null;
  settings: Partial<SandboxSettings> & Pick<SandboxSettings, "appUrl" | "apiKey" | "apiSecret" | "scopes">;
  clock?: Clock;
  /** Of the world that is made when there is none yet. */
  seed?: number;
  /** What is made then: the one store that is always there (by default), or all of the sandbox's stores. */
  stores?: "one" | "all";
  /** Further orders of the first store's past. */
  history?: number;
  /** An own world instead of a kept or seeded one. */
  world?: World;
  parts?: readonly SandboxPart[];
}

export interface RunningSandbox extends Sandbox {
  url: string;
  server: Server;
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  officialSchema();
  const clock = options.clock ?? systemClock;
  const { dataDirectory } = options;
  const kept = dataDirectory === null ? null : loadWorld(dataDirectory, clock);
  const world = options.world ?? kept ?? seeded(clock, options);
  const router = new Router();
  const timers = new Timers(world.clock);
  const keeper = dataDirectory === null ? null : keepWorld(world, dataDirectory);
  const sandbox: Sandbox = {
    world,
    timers,
    journal: new Journal(dataDirectory),
    faults: new Faults(),
    router,
    // Four hours of retries in forty seconds.
    settings: {
      optionalScopes: [],
      apiSecretToo: null,
      tokenSeconds: 3_600,
      routingDelayMs: 150,
      retrySpeed: 360,
      throttles: true,
      ...options.settings,
    },
    dataDirectory,
    keepAnew: () => keeper?.renew(),
    webhooks: () => [],
    webhookBody: () => null,
    history: null,
    flow: null,
    sinks: { mail: () => [], http: () => [] },
    setTraffic: () => {},
    state: {},
  };
  const stops = (options.parts ?? PARTS).map((part) => part(sandbox));
  const server = createServer((request, response) => void router.handle(request, response));
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...sandbox,
    url: `http://127.0.0.1:${port}`,
    server,
    async close() {
      timers.close();
      for (const stop of stops) await stop?.();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      keeper?.close();
      sandbox.journal.close();
    },
  };
}

function seeded(clock: Clock, { seed = 1, stores = "one", history = 0 }: SandboxOptions): World {
  const world = new World(undefined, clock);
  if (stores === "all") seedStores(world, seed);
  else seedWorld(world, seed);
  if (history > 0) runThrough(generateHistory(world, { shop: STORE.domain, orders: history, days: 365, seed }));
  return world;
}
