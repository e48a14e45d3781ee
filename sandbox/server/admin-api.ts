// The Admin GraphQL API over HTTP: token, faults, budget, answer, journal.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { filesOf } from "#sandbox/graphql/bulk/file-store.ts";
import { type AdminAnswer, type AdminRequest, executeRequest } from "#sandbox/graphql/execute-request.ts";
import { type Idempotency, idempotencyOf } from "#sandbox/graphql/idempotency.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { ADMIN_API_VERSION } from "#sandbox/graphql/official-schema.ts";
import { APP_NAME } from "#sandbox/server/app-name.ts";
import type { FaultKind } from "#sandbox/server/faults.ts";
import { type Exchange, HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { Sandbox, SandboxPart } from "#sandbox/server/sandbox.ts";
import { type AcceptedToken, acceptToken } from "#sandbox/server/tokens.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { PLANS } from "#sandbox/world/types.ts";

interface Budget {
  bucket: LeakyBucket;
  idempotency: Idempotency;
}

/** Done before the answer would have been, or not at all: what a fault does to the request itself. */
const NOT_DONE: ReadonlySet<FaultKind> = new Set(["429", "500", "html", "internal", "unauthorized", "cut-before"]);

export const adminApi: SandboxPart = (sandbox) => {
  const budgets = new Map<string, Budget>();
  sandbox.router.on("POST", "/shops/:shop/admin/api/:version/graphql.json", async (exchange) => {
    const { shop = "", version = "" } = exchange.parameters;
    // Files are had from where the API is called.
    filesOf(sandbox.world).origin = `http://${exchange.request.headers.host}`;
    const raw = await exchange.body();
    const requestId = `${randomUUID()}-${Math.floor(sandbox.world.clock.outside.nowMs() / 1000)}`;
    const headers = {
      "X-Request-Id": requestId,
      "X-Shopify-Api-Version": ADMIN_API_VERSION,
      Date: new Date(sandbox.world.clock.outside.nowMs()).toUTCString(),
    };
    if (!sandbox.world.state.shops[shop] || !isServed(version))
      return sendJson(exchange.response, 404, { errors: "Not Found" }, headers);
    const given = exchange.request.headers["x-shopify-access-token"];
    const token = acceptToken(sandbox, shop, typeof given === "string" ? given : "");
    if (!token) {
      sandbox.journal.counts(shop).turnedAway++;
      return sendJson(exchange.response, 401, UNAUTHORIZED, headers);
    }
    const request = readRequest(raw, exchange.request.headers["content-type"]);
    if (!request)
      return sendJson(exchange.response, 400, { errors: { query: "Required parameter missing or invalid" } }, headers);

    const budget = budgetOf(budgets, sandbox, shop, token);
    const hint = request.operationName ?? /\b(?:query|mutation)\s+(\w+)/.exec(request.query)?.[1] ?? request.query;
    const fault = sandbox.faults.strike(shop, hint);
    if (!fault) {
      const answer = run(sandbox, shop, token, request, budget, requestId, null);
      return sendJson(exchange.response, 200, answer.body, headers);
    }
    sandbox.journal.counts(shop).faults++;
    if (NOT_DONE.has(fault.kind)) {
      sandbox.journal.count(shop, hint, "invalid", 0);
      note(sandbox, shop, { operation: hint, outcome: fault.kind, request }, null);
      return answerUndone(exchange, fault.kind, headers);
    }
    if (fault.kind === "throttle") budget.bucket.drain(sandbox.world.clock.outside.nowMs());
    if (fault.kind === "apply-late") {
      sandbox.timers.after(fault.ms ?? 1_000, () => {
        // What was asked for before the app was uninstalled is not done any more.
        if (acceptToken(sandbox, shop, token.token)) run(sandbox, shop, token, request, budget, requestId, fault.kind);
      });
      exchange.request.socket.destroy();
      return;
    }
    const answer = run(sandbox, shop, token, request, budget, requestId, fault.kind);
    if (fault.kind === "delay") await wait(fault.ms ?? 1_000);
    if (fault.kind === "cut-after") {
      exchange.request.socket.destroy();
      return;
    }
    if (fault.kind === "cut-mid") return cutInTheMiddle(exchange, answer, headers);
    sendJson(exchange.response, 200, answer.body, headers);
  });
  // Extensions ask by way of the admin, as the app, and read only: a person's session stands for the token.
  sandbox.router.on("POST", "/direct-api/:shop/graphql.json", async (exchange) => {
    const { shop = "" } = exchange.parameters;
    if (exchange.request.headers["sec-fetch-site"] === "cross-site") throw new HttpProblem(403, "not from here");
    const installation = sandbox.world.state.shops[shop] ? currentInstallation(sandbox.world, shop) : null;
    const request = readRequest(await exchange.body(), exchange.request.headers["content-type"]);
    if (!installation || !request) throw new HttpProblem(404, "no app is installed here, or there is no query");
    if (/^\s*mutation\b/.test(request.query)) throw new HttpProblem(400, "the sandbox lets extensions only read");
    const { appId, number, scopes } = installation;
    const caller = { token: "", appId, installation: number, scopes: new Set(scopes) };
    const budget = budgetOf(budgets, sandbox, shop, caller);
    sendJson(exchange.response, 200, run(sandbox, shop, caller, request, budget, randomUUID(), null).body);
  });
  return undefined;
};

/**
 * Shopify answers a version that it has given up with the oldest that it still has, and names that in X-Shopify-Api-Version
 * (documentation of versioning). Here there is only the newest.
 */
const isServed = (version: string): boolean =>
  version === ADMIN_API_VERSION || (/^20\d\d-(01|04|07|10)$/.test(version) && version < ADMIN_API_VERSION);

const UNAUTHORIZED = {
  errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
};

function readRequest(raw: Buffer, contentType = ""): AdminRequest | null {
  const text = raw.toString("utf8");
  if (contentType.startsWith("application/graphql")) return { query: text };
  try {
    const { query, variables, operationName } = JSON.parse(text);
    const isObject = typeof variables === "object" && !Array.isArray(variables);
    if (typeof query !== "string" || (variables !== undefined && !isObject)) return null;
    return { query, variables, operationName };
  } catch {
    return null;
  }
}

const NEVER_USED_UP = { bucket: 1_000_000_000, restoreRate: 1_000_000_000 };

function budgetOf(budgets: Map<string, Budget>, sandbox: Sandbox, shop: string, token: AcceptedToken): Budget {
  const name = sandbox.world.shop(shop).plan;
  const { throttles } = sandbox.settings;
  const key = `${shop} ${token.appId} ${name} ${throttles}`;
  const known = budgets.get(key);
  if (known) return known;
  const plan = throttles ? PLANS[name] : NEVER_USED_UP;
  // The app lives outside: its budget is restored by the time that it knows.
  const clock = sandbox.world.clock.outside;
  const made = {
    bucket: new LeakyBucket(plan.bucket, plan.restoreRate, clock.nowMs()),
    idempotency: idempotencyOf(sandbox.world, shop, token.appId),
  };
  budgets.set(key, made);
  return made;
}

function run(
  sandbox: Sandbox,
  shop: string,
  token: AcceptedToken,
  request: AdminRequest,
  { bucket, idempotency }: Budget,
  requestId: string,
  fault: FaultKind | null,
): AdminAnswer {
  const { world, journal } = sandbox;
  const answer = executeRequest(
    request,
    {
      world,
      shop: world.shop(shop),
      appId: token.appId,
      installation: token.installation,
      scopes: token.scopes,
      actor: { by: "app", appId: token.appId },
      idempotency,
      appName: APP_NAME,
      appUrl: sandbox.settings.appUrl,
      ...(sandbox.flow ? { flowTriggers: sandbox.flow.triggers } : {}),
      refuseMutations: fault === "refuse",
      search: [],
      mutations: [],
    },
    bucket,
  );
  journal.count(shop, answer.operation, answer.kind, answer.points);
  if (answer.throttled) journal.counts(shop).throttled++;
  for (const [index, mutation] of answer.mutations.entries())
    journal.add({
      at: new Date(world.clock.nowMs()).toISOString(),
      requestId,
      shop,
      installation: token.installation,
      operation: answer.operation,
      field: mutation.field,
      variables: mutation.arguments,
      targetIds: mutation.targetIds,
      points: index === 0 ? answer.points : 0,
      changed: mutation.changed,
      outcome: mutation.outcome,
      messages: mutation.messages,
      fault,
    });
  const said = answer.mutations.flatMap((mutation) => mutation.messages);
  const outcome = answer.throttled ? "throttled" : (answer.body.errors?.[0]?.message ?? said[0] ?? "ok");
  const told = fault ? `${outcome} (${fault})` : outcome;
  note(sandbox, shop, { operation: answer.operation, outcome: told, request }, answer);
  return answer;
}

function note(
  sandbox: Sandbox,
  shop: string,
  { operation, outcome, request }: { operation: string; outcome: string; request: AdminRequest },
  answer: AdminAnswer | null,
): void {
  sandbox.journal.call({
    at: new Date(sandbox.world.clock.nowMs()).toISOString(),
    shop,
    operation,
    outcome,
    points: answer ? answer.points : null,
    left: answer?.body.extensions?.cost?.throttleStatus.currentlyAvailable ?? null,
    variables: request.variables ?? {},
    targetIds: answer?.mutations.flatMap((mutation) => mutation.targetIds) ?? [],
    changed: answer?.kind === "mutation" ? answer.mutations.some((mutation) => mutation.changed) : null,
    isMutation: answer?.kind === "mutation",
  });
}

function answerUndone({ request, response }: Exchange, kind: FaultKind, headers: Record<string, string>): void {
  if (kind === "429")
    sendJson(
      response,
      429,
      { errors: "Exceeded 2 calls per second for api client." },
      { ...headers, "Retry-After": "1.0" },
    );
  else if (kind === "500") sendJson(response, 500, { errors: "Internal Server Error" }, headers);
  else if (kind === "unauthorized") sendJson(response, 401, UNAUTHORIZED, headers);
  else if (kind === "internal") {
    const requestId = headers["X-Request-Id"];
    const message = `Internal error. Looks like something went wrong on our end.\nRequest ID: ${requestId} (include this in support requests).`;
    sendJson(
      response,
      200,
      { errors: [{ message, extensions: { code: "INTERNAL_SERVER_ERROR", requestId } }] },
      headers,
    );
  } else if (kind === "html") {
    response.writeHead(502, { ...headers, "Content-Type": "text/html; charset=utf-8" });
    response.end("<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>502</h1></body></html>");
  } else request.socket.destroy();
}

function cutInTheMiddle({ request, response }: Exchange, answer: AdminAnswer, headers: Record<string, string>): void {
  const text = JSON.stringify(answer.body);
  response.writeHead(200, {
    ...headers,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(text)),
  });
  response.write(text.slice(0, Math.floor(text.length / 2)), () => request.socket.destroy());
}
