// Pure. What an answer of the Admin API means: data, or one of the few ways to fail. The only place that reads status
// codes and error codes of Shopify's.
import { z } from "zod";
import type { ThrottleStatus } from "#app/admin/bucket.ts";
import { AdminRejected, AdminThrottled, AdminUnavailable, ShopAccessLost } from "#app/admin/errors.ts";

const AnswerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .union([
      z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() })),
      z.string().transform((message) => [{ message, extensions: undefined }]),
    ])
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number().nullish(),
          actualQueryCost: z.number().nullish(),
          throttleStatus: z
            .object({ maximumAvailable: z.number(), currentlyAvailable: z.number(), restoreRate: z.number() })
            .nullish(),
        })
        .optional(),
    })
    .optional(),
});

export type Classified = {
  /** Null when the answer carried no cost. */
  status: ThrottleStatus | null;
  points: number;
} & (
  | { outcome: "data"; data: Record<string, unknown> }
  /** The access token is not accepted (any more). */
  | { outcome: "unauthorized" }
  | { outcome: "failed"; error: AdminThrottled | AdminUnavailable | AdminRejected | ShopAccessLost }
);

/** Frozen, uninstalled, gone or locked: no token helps. */
const SHOP_LOST: Record<number, string> = {
  402: "the shop is frozen",
  403: "Shopify forbids this app the shop",
  404: "Shopify knows no such shop",
  423: "the shop is locked",
};
const DEFAULT_WAIT_MS = 1_000;

/** @param body the whole text of the answer. */
export function classifyAnswer(httpStatus: number, retryAfter: string | null, body: string): Classified {
  const nothing = { status: null, points: 0 };
  const failed = (error: AdminThrottled | AdminUnavailable | AdminRejected | ShopAccessLost) =>
    ({ ...nothing, outcome: "failed", error }) as const;
  if (httpStatus === 401) return { ...nothing, outcome: "unauthorized" };
  const lost = SHOP_LOST[httpStatus];
  if (lost) return failed(new ShopAccessLost(lost));
  if (httpStatus === 429 || httpStatus === 430) return failed(new AdminThrottled(waitOf(retryAfter)));
  // A gateway's error says nothing about what stands behind it: it may have been applied.
  if (httpStatus >= 500) return failed(new AdminUnavailable(`Shopify answered ${httpStatus}`, { sent: true }));
  if (httpStatus !== 200) return failed(new AdminRejected([`Shopify answered ${httpStatus}: ${body.slice(0, 200)}`]));

  const parsed = AnswerSchema.safeParse(jsonOf(body));
  if (!parsed.success)
    return failed(new AdminUnavailable("Shopify's answer is not what GraphQL answers are", { sent: true }));
  const { data, errors, extensions } = parsed.data;
  const cost = extensions?.cost;
  const status = cost?.throttleStatus ?? null;
  const points = cost?.actualQueryCost ?? 0;
  if (!errors?.length && data) return { outcome: "data", data, status, points };

  const codes = (errors ?? []).flatMap(({ extensions: more }) => more?.code ?? []);
  const messages = (errors ?? []).map(({ message }) => message);
  if (codes.includes("THROTTLED"))
    return { status, points, outcome: "failed", error: new AdminThrottled(dripTime(cost?.requestedQueryCost, status)) };
  if (codes.includes("SHOP_INACTIVE"))
    return { status, points, outcome: "failed", error: new ShopAccessLost(messages.join("; ")) };
  if (codes.some((code) => code === "INTERNAL_SERVER_ERROR" || code === "TIMEOUT") || !errors?.length)
    return {
      ...{ status, points, outcome: "failed" as const },
      error: new AdminUnavailable(messages.join("; ") || "Shopify's answer holds no data", { sent: true }),
    };
  return { status, points, outcome: "failed", error: new AdminRejected(messages, codes) };
}

// The documented wait: until what was asked for has dripped in.
function dripTime(requested: number | null | undefined, status: ThrottleStatus | null): number {
  if (!status || !requested || status.restoreRate <= 0) return DEFAULT_WAIT_MS;
  return Math.max(100, Math.ceil(((requested - status.currentlyAvailable) * 1_000) / status.restoreRate));
}

function waitOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1_000) : DEFAULT_WAIT_MS;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // an HTML page or half an answer: the schema says that it is none
  }
}

// Before anything could be sent. Every other failure of a request leaves open whether it arrived.
const NEVER_SENT = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"],
  ...["UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

/** What a failed `fetch` means. */
export function unavailable(error: unknown): AdminUnavailable {
  const cause = (error as { cause?: { code?: string; errors?: { code?: string }[] } }).cause;
  const codes = [cause?.code, ...(cause?.errors ?? []).map(({ code }) => code)].filter((code) => code !== undefined);
  const sent = !codes.some((code) => NEVER_SENT.has(code));
  const why = codes[0] ?? (error instanceof Error ? error.name : "unknown");
  return new AdminUnavailable(`no answer from Shopify (${why})`, { sent, cause: error });
}
