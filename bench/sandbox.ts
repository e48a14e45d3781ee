// The simulated Shopify itself: a bench or a test must never measure it instead of the app. Absolute figures, as its promises
// are: so mutations and seeding are counted in processor time of the sandbox, which other work on the machine disturbs least.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "undici";
import type { BenchResult, Figure } from "#bench/result.ts";
import { STAFF } from "#sandbox/admin/admin-context.ts";
import { signIdToken } from "#sandbox/admin/sign-id-token.ts";
import { endWithThisProcess } from "#sandbox/processes/end-with-this-process.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";

const ROOT = join(import.meta.dirname, "..");
const SECRETS = { SHOPIFY_API_KEY: "bench", SHOPIFY_API_SECRET: "bench-secret" };
const MUTATION =
  "mutation tag($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { field message } } }";
const CONNECTIONS = 8;

interface Served {
  url: string;
  child: ChildProcess;
  startMs: number;
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

async function serve(directory: string, args: string[], appUrl = "http://127.0.0.1:9"): Promise<Served> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [join(ROOT, "sandbox", "serve.ts"), "--port", "0", "--data", directory, "--app-url", appUrl, ...args],
    {
      env: { ...process.env, ...SECRETS, NODE_COMPILE_CACHE: join(ROOT, ".cache", "compiled") },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  endWithThisProcess(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code} before it was ready`)));
    child.stdout?.on("data", (chunk) => {
      const found = /simulated Shopify: (\S+)/.exec(String(chunk))?.[1];
      if (found) resolve(found);
    });
  });
  const answer = await fetch(`${url}/control/state`);
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
  const startMs = performance.now() - started;
  const cpuMs = async () => ((await (await fetch(`${url}/control/state`)).json()) as { cpuMs: number }).cpuMs;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
  return { url, child, startMs, cpuMs, stop };
}

export default async function benchSandbox({ quick }: { quick: boolean }): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), "bench-sandbox-"));
  try {
    const starts = await benchStart(join(directory, "start"), quick ? 1 : 5);
    const stored = quick ? 100 : 3_000;
    const mutations = await benchMutations(join(directory, "mutations"), stored, quick ? 3 : 10);
    const seeding = await benchSeeding(join(directory, "seeding"), quick ? 1_000 : 100_000);
    const figure = (name: string, goal: string, samples: number[], met: (value: number) => boolean): Figure => {
      const sorted = samples.toSorted((a, b) => a - b);
      const value = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
      const spread: [number, number] = [sorted[0] ?? value, sorted.at(-1) ?? value];
      return { bench: "sandbox", figure: name, kind: "must", goal, value, spread, met: met(value) };
    };
    return {
      name: "sandbox",
      about: `The simulated Shopify, started as “npm run sandbox” starts it, with data on disk. Start: until the first answer, four seeded stores already kept. Mutations: tagsAdd over HTTP on eight connections to ${stored.toLocaleString("en-GB")} orders in turn, each change kept, journalled, sent by webhook (the whole order, signed) and acknowledged; per second of the processor time of all of the sandbox's threads, the caller's and the app's left out. What is printed and kept of an order that was changed before is only what became another; orders that are changed for the first time since the start are beside it in the table. Seeding: orders with their whole lives, processor time of the sandbox for 100,000.`,
      figures: [
        figure(
          "start with seeded stores, seconds",
          "≤ 3",
          starts.map((ms) => ms / 1_000),
          (value) => value <= 3,
        ),
        figure("mutations per processor second", "≥ 2000", mutations.perCpuSecond, (value) => value >= 2_000),
        figure("100,000 orders seeded, seconds", "≤ 30", [seeding.cpuSeconds], (value) => value <= 30),
      ],
      table: [
        ["reading", "value"],
        ["start, ms", starts.map((ms) => ms.toFixed(0)).join(", ")],
        ["mutations per processor second, orders changed for the first time", mutations.first.toFixed(0)],
        ["mutations a second by the clock", mutations.perSecond.map((rate) => rate.toFixed(0)).join(", ")],
        ["webhooks heard", String(mutations.heard)],
        [`${seeding.orders} orders by the clock, s`, seeding.seconds.toFixed(1)],
        ["kept with them, MB", (seeding.bytes / 1_000_000).toFixed(1)],
      ],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function benchStart(directory: string, rounds: number): Promise<number[]> {
  await (await serve(directory, [])).stop();
  const starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const served = await serve(directory, []);
    starts.push(served.startMs);
    await served.stop();
  }
  return starts;
}

/**
 * The app hears of every change meanwhile, as it does in a bench of the app.
 * @param stored orders that are changed in turn, a round of them each time.
 */
async function benchMutations(directory: string, stored: number, rounds: number) {
  let heard = 0;
  const app = createServer((request, response) => {
    heard++;
    request.resume();
    request.on("end", () => response.writeHead(200).end());
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const served = await serve(
    directory,
    ["--history", String(2 * stored), "--scopes", "read_orders,write_orders,read_all_orders"],
    appUrl,
  );
  const pool = new Pool(served.url, { connections: CONNECTIONS, pipelining: 1 });
  try {
    const token = await installed(served.url);
    const post = async (query: string, variables: unknown) => {
      const answer = await pool.request({
        method: "POST",
        path: `/shops/${STORE.domain}/admin/api/2026-10/graphql.json`,
        headers: { "content-type": "application/json", "x-shopify-access-token": token },
        body: JSON.stringify({ query, variables }),
      });
      return (await answer.body.json()) as { data: Record<string, unknown>; errors?: unknown };
    };
    const all = await orderIds(post);
    const [ids, fresh] = [all.slice(0, stored), all.slice(stored, 2 * stored)];
    let count = 0;
    const tagOne = async (orders: string[]) => {
      const number = count++;
      const variables = { id: orders[number % orders.length], tags: [`round-${Math.floor(number / orders.length)}`] };
      const { data, errors } = await post(MUTATION, variables);
      const { userErrors } = (data?.tagsAdd ?? { userErrors: ["none"] }) as { userErrors: unknown[] };
      if (errors || userErrors.length > 0) throw new Error(`refused: ${JSON.stringify(errors ?? userErrors)}`);
    };
    const run = async (mutations: number, orders = ids) => {
      const [from, cpu, started] = [count, await served.cpuMs(), performance.now()];
      const work = async () => {
        while (count - from < mutations) await tagOne(orders);
      };
      await Promise.all(Array.from({ length: CONNECTIONS }, work));
      const seconds = (performance.now() - started) / 1_000;
      return {
        perSecond: (count - from) / seconds,
        perCpuSecond: ((count - from) / ((await served.cpuMs()) - cpu)) * 1_000,
      };
    };
    // Until each order was changed a few times: what is measured is not how a process warms up.
    await run(4 * stored);
    const samples = [];
    for (let round = 0; round < rounds; round++) samples.push(await run(stored));
    const { perCpuSecond: first } = await run(fresh.length, fresh);
    const journal = (await (await fetch(`${served.url}/control/journal`)).json()) as { lines: { changed: boolean }[] };
    const changed = journal.lines.filter((line) => line.changed).length;
    if (changed !== count) throw new Error(`${count} mutations were answered and ${changed} changed something`);
    return {
      perSecond: samples.map((one) => one.perSecond),
      perCpuSecond: samples.map((one) => one.perCpuSecond),
      first,
      heard,
    };
  } finally {
    await pool.close();
    await served.stop();
    app.closeAllConnections();
    app.close();
  }
}

/** Installs the app as a merchant does, and gives its token. Budgets are counted and never used up. */
async function installed(url: string): Promise<string> {
  const headers = { Origin: url, "Sec-Fetch-Site": "same-origin" };
  await fetch(`${url}/store/${STORE.handle}/install`, { method: "POST", headers, redirect: "manual" });
  await fetch(`${url}/control/settings`, { method: "POST", body: JSON.stringify({ throttles: false }) });
  const { SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecret } = SECRETS;
  const { userId, sessionId } = STAFF;
  const answer = await fetch(`${url}/shops/${STORE.domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      client_id: apiKey,
      client_secret: apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: signIdToken({ shop: STORE.domain, apiKey, apiSecret, userId, sessionId, nowMs: Date.now() }),
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function orderIds(
  post: (query: string, variables: unknown) => Promise<{ data: Record<string, unknown> }>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await post(
      "query ($after: String) { orders(first: 250, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
      { after },
    );
    const { nodes, pageInfo } = data.orders as {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}

async function benchSeeding(directory: string, orders: number) {
  const served = await serve(directory, []);
  try {
    const started = performance.now();
    const cpu = await served.cpuMs();
    const ask = { shop: STORE.domain, orders, days: 365 };
    const answer = await fetch(`${served.url}/control/history`, { method: "POST", body: JSON.stringify(ask) });
    if (!answer.ok) throw new Error(`the history was refused: ${await answer.text()}`);
    for (let made = 0; made < orders; ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      ({ made } = (await (await fetch(`${served.url}/control/history`)).json()) as { made: number });
    }
    const cpuSeconds = (((await served.cpuMs()) - cpu) / 1_000) * (100_000 / orders);
    const seconds = (performance.now() - started) / 1_000;
    return { orders, cpuSeconds, seconds, bytes: statSync(join(directory, "world.snapshot")).size };
  } finally {
    await served.stop();
  }
}
