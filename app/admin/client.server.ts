// The one way to the Admin GraphQL API. Takes points from the shop's budget, sends, and says once what the answer
// means; the operations beside it map data to our types.

import { setTimeout as wait } from "node:timers/promises";
import { LEARNING_POLL_MS, type Precedence } from "#app/admin/bucket.ts";
import { type Reserved, reservePoints, settlePoints } from "#app/admin/budget.server.ts";
import { type Classified, classifyAnswer, unavailable } from "#app/admin/classify-answer.ts";
import { AdminThrottled, AdminUnavailable, ShopAccessLost } from "#app/admin/errors.ts";
import type { GeneratedMutationTypes, GeneratedQueryTypes } from "#app/admin/generated/admin.generated.ts";
import { COSTS, type OperationName } from "#app/admin/generated/costs.ts";
import { hearVersion } from "#app/admin/hear-version.server.ts";
import { shopifyFetch } from "#app/admin/shopify-fetch.server.ts";
import { accessToken } from "#app/admin/token.server.ts";
import { countUsage } from "#app/admin/usage.server.ts";
import { env } from "#app/env.server.ts";
import { API_VERSION } from "#app/lib/api-version.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { adminPoints, adminRequests } from "#app/metrics.server.ts";

type Operations = GeneratedQueryTypes & GeneratedMutationTypes;
/** The text of a document that `npm run codegen` has seen. */
export type Document = keyof Operations;

export interface Answer<T> {
  data: T;
  /** What Shopify charged. */
  points: number;
  /** Shopify's own clock (Date header), ISO 8601, whole seconds. */
  answeredAt: string;
}

/** Shopify's Admin API for one installation of one shop. */
export interface AdminClient {
  readonly shop: string;
  /** null: whichever the token that we hold is of. */
  readonly installation: number | null;
  readonly precedence: Precedence;
  /**
   * Sends one document. Ends within ADMIN_TIMEOUT_MS, waiting and refreshing included: what was not sent by then
   * never will be.
   * @throws AdminThrottled | AdminUnavailable | AdminRejected | ShopAccessLost
   */
  send<D extends Document>(
    name: OperationName,
    document: D,
    variables: Operations[D]["variables"],
  ): Promise<Answer<Operations[D]["return"]>>;
}

/**
 * @param installation null: with whichever token we hold, to ask Shopify of which installation it is. For nothing else.
 * @param precedence back-fill leaves half of the shop's budget to live work.
 */
export function adminFor(shop: string, installation: number | null, precedence: Precedence): AdminClient {
  return {
    shop,
    installation,
    precedence,
    async send(name, document, variables) {
      const signal = AbortSignal.timeout(env.ADMIN_TIMEOUT_MS);
      const reserved = await reserve(shop, COSTS[name], precedence, signal);
      let answer: { classified: Classified; answeredAt: string } | undefined;
      try {
        const body = JSON.stringify({ query: document, variables, operationName: name });
        const token = await accessToken(shop, installation, { signal });
        answer = await post(shop, token, { name, body }, signal);
        if (answer.classified.outcome === "unauthorized") {
          const other = await accessToken(shop, installation, { signal, refused: token });
          answer = await post(shop, other, { name, body }, signal);
        }
      } finally {
        await settlePoints(reserved, answer?.classified.status ?? null);
      }
      const { classified, answeredAt } = answer;
      countUsage(shop, classified.points);
      switch (classified.outcome) {
        case "data":
          return { data: classified.data as never, points: classified.points, answeredAt };
        case "unauthorized":
          throw new ShopAccessLost("Shopify accepts no token of this installation");
        case "failed":
          throw classified.error;
      }
    },
  };
}

/** While the first request of a shop is out to learn its bucket, the others wait for it, this long in all. */
const LEARNING_PATIENCE_MS = 1_000;

async function reserve(shop: string, cost: number, precedence: Precedence, signal: AbortSignal): Promise<Reserved> {
  for (let waited = 0; ; ) {
    const { outcome, waitMs, reserved } = await reservePoints(shop, cost, precedence);
    if (outcome === "wait" && (waitMs > LEARNING_POLL_MS || waited >= LEARNING_PATIENCE_MS))
      throw new AdminThrottled(waitMs);
    if (waitMs > 0) await wait(waitMs, undefined, { signal }).catch(() => tooLate(reserved));
    if (outcome === "reserved") return reserved;
    waited += waitMs;
  }
}

async function tooLate(reserved: Reserved): Promise<never> {
  await settlePoints(reserved, null);
  throw new AdminUnavailable("the time limit passed before the request could be sent", { sent: false });
}

async function post(
  shop: string,
  token: string,
  { name, body }: { name: OperationName; body: string },
  signal: AbortSignal,
): Promise<{ classified: Classified; answeredAt: string }> {
  if (signal.aborted) throw new AdminUnavailable("the time limit passed before the request was sent", { sent: false });
  try {
    const answer = await shopifyFetch(`https://${shop}/admin/api/${API_VERSION}/graphql.json`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-Shopify-Access-Token": token },
      body,
      signal,
    });
    hearVersion(answer.headers, name);
    const classified = classifyAnswer(answer.status, answer.headers.get("retry-after"), await answer.text());
    adminRequests.inc({ outcome: classified.outcome === "failed" ? classified.error.name : classified.outcome });
    adminPoints.inc(classified.points);
    const date = new Date(answer.headers.get("date") ?? Number.NaN);
    const answeredAt = Number.isNaN(date.getTime()) ? new Date() : date;
    return { classified, answeredAt: instantOf(answeredAt) };
  } catch (error) {
    const end = unavailable(error);
    adminRequests.inc({ outcome: end.name });
    throw end;
  }
}
