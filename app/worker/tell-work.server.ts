// Tells what became of deliveries as spans: how long each lay in the inbox, the look at its lane with its parts, each write. Called
// only while traces are sent; what cannot be told is left out, the work itself goes on.
import { inShop } from "#app/db.server.ts";
import { arrivalSpanIdOf, type Followed, runSpanIdOf } from "#app/lib/trace-ids.ts";
import { logger } from "#app/logger.server.ts";
import type { OpenEffect } from "#app/store/effects.server.ts";
import { firstDeliveriesOf, listArrivals } from "#app/store/followed-deliveries.server.ts";
import { tellSpan } from "#app/trace.server.ts";
import type { HeardRequest } from "#app/worker/hear-requests.ts";
import type { WithRun } from "#app/worker/record-decisions.server.ts";

/** Of a look that answers very many, each of the first ones sees it in its trace. */
const MOST_DELIVERIES = 20;

/** Milliseconds since 1970. */
export interface LookTimes {
  began: number;
  gathered: number;
  decided: number;
  recorded: number;
}

export async function tellLook(
  shop: string,
  times: LookTimes,
  runs: readonly WithRun[],
  requests: readonly HeardRequest[],
): Promise<void> {
  const answered = runs.flatMap((run) =>
    run.answered.slice(0, MOST_DELIVERIES).map((deliveryId) => ({ run, deliveryId })),
  );
  if (!answered.length) return;
  const arrivals = await tried(() =>
    inShop(shop, (client) =>
      listArrivals(
        client,
        shop,
        answered.map(({ deliveryId }) => deliveryId),
      ),
    ),
  );
  for (const { run, deliveryId } of answered) {
    const of = { shop, deliveryId };
    const arrival = arrivals?.get(deliveryId);
    const arrivalId = arrivalSpanIdOf(of);
    if (arrival) {
      const at = arrival.receivedAt.getTime();
      const attributes = { shop, source: arrival.source, "delivery.id": deliveryId };
      // What came from outside was told of where it came in.
      if (arrival.source !== "WEBHOOK")
        tellSpan({
          ...{ name: "delivery", kind: "internal", of, spanId: arrivalId, parentSpanId: null },
          ...{ startMs: at, endMs: times.recorded, attributes },
        });
      tellSpan({
        ...{ name: "inbox.wait", kind: "internal", of, spanId: null, parentSpanId: arrivalId },
        ...{ startMs: at, endMs: Math.max(at, times.began), attributes },
      });
    }
    const spanId = runSpanIdOf(of, run.runId);
    const lane = { "lane.kind": run.lane.kind, "lane.key": run.lane.key };
    tellSpan({
      ...{ name: "lane.look", kind: "consumer", of, spanId, parentSpanId: arrivalId },
      ...{ startMs: times.began, endMs: times.recorded },
      attributes: { shop, ...lane, "run.id": run.runId, "decision.effects": run.decided.decision.effects.length },
    });
    const part = (name: string, startMs: number, endMs: number) =>
      tellSpan({
        ...{ name, kind: "internal", of, spanId: null, parentSpanId: spanId },
        ...{ startMs, endMs, attributes: { shop } },
      });
    part("lane.gather", times.began, times.gathered);
    part("lane.decide", times.gathered, times.decided);
    part("lane.record", times.decided, times.recorded);
    tellRequests(of, spanId, requests);
  }
}

/** The delivery that each effect goes back to, by the run; null: it could not be asked. */
export const followEffects = (
  shop: string,
  effects: readonly Pick<OpenEffect, "originKind" | "originKey" | "runId">[],
): Promise<Map<number, number> | null> =>
  tried(() =>
    inShop(shop, (client) =>
      firstDeliveriesOf(
        client,
        shop,
        effects.map(({ originKind, originKey, runId }) => ({ kind: originKind, key: originKey, runId })),
      ),
    ),
  );

/** One call for some effects, as each of their traces sees it. */
export async function tellWrite(
  shop: string,
  effects: readonly OpenEffect[],
  { startMs, outcome }: { startMs: number; outcome: string },
  requests: readonly HeardRequest[],
): Promise<void> {
  const deliveries = await followEffects(shop, effects);
  for (const effect of effects) {
    const deliveryId = deliveries?.get(effect.runId);
    if (deliveryId === undefined) continue;
    const of = { shop, deliveryId };
    const spanId = runSpanIdOf({ shop, deliveryId: -effect.id }, effect.attempts);
    tellSpan({
      ...{
        name: `effect ${effect.body.kind}`,
        kind: "client",
        of,
        spanId,
        parentSpanId: runSpanIdOf(of, effect.runId),
      },
      ...{ startMs, endMs: Date.now() },
      attributes: {
        ...{ shop, "effect.id": effect.id, "effect.kind": effect.body.kind, "effect.outcome": outcome },
        ...{ "run.id": effect.runId, "lane.kind": effect.laneKind, "lane.key": effect.laneKey },
      },
      ...(outcome === "confirmed" || outcome === "superseded" ? {} : { failure: outcome }),
    });
    tellRequests(of, spanId, requests);
  }
}

function tellRequests(of: Followed, parentSpanId: string, requests: readonly HeardRequest[]): void {
  for (const { operation, startMs, endMs, points, failure } of requests)
    tellSpan({
      ...{ name: `admin ${operation}`, kind: "client", of, spanId: null, parentSpanId, startMs, endMs },
      attributes: { shop: of.shop, operation, points },
      ...(failure === null ? {} : { failure }),
    });
}

async function tried<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    logger.warn({ err: error }, "what a trace goes back to could not be asked");
    return null;
  }
}
