// Makes a past for a store while everything goes on: POST and GET /control/history.
import { z } from "zod";
import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";

const AskSchema = z.strictObject({
  shop: z.string(),
  orders: z.number().int().min(1).max(1_000_000),
  days: z.number().int().min(1).max(2_000).default(365),
  seed: z.number().int().default(1),
});

export interface HistoryProgress {
  shop: string | null;
  asked: number;
  made: number;
  seconds: number;
}

export type HistoryAsk = z.infer<typeof AskSchema>;

export const controlHistory: SandboxPart = (sandbox) => {
  const { router, world, keepAnew } = sandbox;
  let progress: HistoryProgress = { shop: null, asked: 0, made: 0, seconds: 0 };
  let isClosed = false;
  const start = (asked: HistoryAsk): HistoryProgress => {
    const { shop, orders } = asked;
    if (!world.state.shops[shop]) throw new HttpProblem(404, `no shop ${shop}`);
    if (progress.made < progress.asked) throw new HttpProblem(409, "a history is being made");
    const started = performance.now();
    progress = { shop, asked: orders, made: 0, seconds: 0 };
    const making = generateHistory(world, asked);
    const goOn = () => {
      if (isClosed) return;
      const step = making.next();
      progress.seconds = Math.round((performance.now() - started) / 100) / 10;
      if (step.done) {
        progress.made = orders;
        keepAnew();
        return;
      }
      progress.made = Math.min(step.value, orders - 1);
      // Whoever waits is served between two portions.
      setImmediate(goOn);
    };
    setImmediate(goOn);
    return progress;
  };
  sandbox.history = { progress: () => progress, start };
  router.on(
    "GET",
    "/control/history",
    fromThisMachine(({ response }) => sendJson(response, 200, progress)),
  );
  router.on(
    "POST",
    "/control/history",
    fromThisMachine(async (exchange) => {
      const asked = AskSchema.safeParse(await exchange.json());
      if (!asked.success) throw new HttpProblem(400, z.prettifyError(asked.error));
      sendJson(exchange.response, 202, start(asked.data));
    }),
  );
  return () => {
    isClosed = true;
  };
};
