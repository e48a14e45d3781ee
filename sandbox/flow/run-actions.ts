// Part of the sandbox: Shopify Flow carries out steps of the app. It posts a run, asks again while the app says 202 or cannot
// answer, and is done with 200 (documented). POST and GET /control/flow.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { type FlowAction, readFlowExtensions } from "#sandbox/flow/flow-extensions.ts";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { Sandbox, SandboxPart } from "#sandbox/server/sandbox.ts";
import { Endpoints } from "#sandbox/webhooks/endpoints.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { FlowRunRecord } from "#sandbox/world/records/flow-run.ts";

const EXTENSIONS = join(import.meta.dirname, "..", "..", "extensions");
const CONNECTIONS = 5;
/** Flow gives up after so long (documented), asking less and less often. */
const GIVES_UP_MS = 36 * 3_600_000;
const FIRST_PAUSE_MS = 60_000;

const AskSchema = z.strictObject({
  shop: z.string(),
  handle: z.string().min(1),
  properties: z.record(z.string(), z.unknown()).default({}),
  /** By default as the extension of this handle says. */
  runtimeUrl: z.string().optional(),
});

export const runFlowActions: SandboxPart = (sandbox) => {
  const { world, router, settings, timers } = sandbox;
  const { actions, triggers } = readFlowExtensions(EXTENSIONS);
  const endpoints = new Endpoints({ apiSecret: () => settings.apiSecret, connections: CONNECTIONS });
  const attempt = async (id: string): Promise<void> => {
    const run = world.state.flowRuns[id];
    if (run?.status !== "RUNNING") return;
    const at = new Date(world.nowMs()).toISOString();
    const body = JSON.stringify(bodyOf(sandbox, run));
    const { status } = await endpoints.post(new URL(run.runtimeUrl, settings.appUrl), {}, body);
    settle(sandbox, id, { at, status });
  };
  const settle = ({ world: here }: Sandbox, id: string, made: FlowRunRecord["attempts"][number]): void => {
    // Fetched anew: a turn has passed.
    const run = here.state.flowRuns[id];
    if (!run) return;
    run.attempts.push(made);
    run.status = verdictOf(run, made.status, here.nowMs());
    if (run.status === "RUNNING") again(run);
  };
  const again = (run: FlowRunRecord): void => {
    const pause = FIRST_PAUSE_MS * 2 ** Math.max(0, Math.min(run.attempts.length, 9) - 1);
    timers.after(run.attempts.length === 0 ? 0 : pause / settings.retrySpeed, () => void attempt(run.id));
  };
  for (const run of Object.values(world.state.flowRuns)) if (run.status === "RUNNING") again(run);

  router.on(
    "POST",
    "/control/flow",
    fromThisMachine(async (exchange) => {
      const asked = AskSchema.safeParse(await exchange.json());
      if (!asked.success)
        throw new HttpProblem(
          400,
          asked.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; "),
        );
      const run = startRun(sandbox, actions, asked.data);
      again(run);
      sendJson(exchange.response, 202, run);
    }),
  );
  router.on(
    "GET",
    "/control/flow",
    fromThisMachine(({ response, url }) => {
      const shop = url.searchParams.get("shop");
      const runs = Object.values(world.state.flowRuns).filter((run) => !shop || run.shop === shop);
      sendJson(response, 200, { actions, runs });
    }),
  );
  sandbox.flow = {
    actions,
    triggers,
    start(asked) {
      const run = startRun(sandbox, actions, asked);
      again(run);
      return run;
    },
  };
  return () => endpoints.close();
};

function startRun(
  { world }: Sandbox,
  actions: readonly FlowAction[],
  {
    shop,
    handle,
    properties,
    runtimeUrl,
  }: { shop: string; handle: string; properties: Record<string, unknown>; runtimeUrl?: string },
): FlowRunRecord {
  if (!world.state.shops[shop]) throw new HttpProblem(404, `no shop ${shop}`);
  if (!currentInstallation(world, shop)) throw new HttpProblem(409, `the app is not installed in ${shop}`);
  const url = runtimeUrl ?? actions.find((action) => action.handle === handle)?.runtimeUrl;
  if (!url)
    throw new HttpProblem(
      404,
      `no extension declares the flow action ${handle}: there are ${actions.map((one) => one.handle).join(", ") || "none"}; or say its runtimeUrl`,
    );
  // As long as Shopify's own, and not to be guessed from another.
  const id = createHash("sha256").update(`flow ${world.nextId()}`).digest("hex").slice(0, 32);
  const run: FlowRunRecord = {
    ...{ id, shop, handle, properties, runtimeUrl: url, status: "RUNNING", startedAt: world.now() },
    attempts: [],
  };
  world.state.flowRuns[id] = run;
  return run;
}

const bodyOf = ({ world }: Sandbox, { id, shop, handle, properties }: FlowRunRecord) => ({
  shop_id: Number(world.shop(shop).id),
  shopify_domain: shop,
  action_run_id: id,
  action_definition_id: handle,
  handle,
  step_reference: createHash("sha256").update(`${shop} ${handle}`).digest("hex").slice(0, 32),
  properties,
});

function verdictOf(run: FlowRunRecord, status: number | string, nowMs: number): FlowRunRecord["status"] {
  if (status === 200) return "DONE";
  const canBeAskedAgain = typeof status === "string" || status === 202 || status === 429 || status >= 500;
  return canBeAskedAgain && nowMs - Date.parse(run.startedAt) < GIVES_UP_MS ? "RUNNING" : "FAILED";
}
