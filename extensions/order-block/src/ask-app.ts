// The app's own route, with the token of the member of staff who looks. Shopify leads relative addresses to the app.
import type { OrderAnswer } from "./order-answer.ts";

/** Longer than a page of the app ever takes; after it the block says that the app cannot be reached. */
const PATIENCE_MS = 15_000;

export type Answer =
  | { kind: "order"; order: OrderAnswer }
  | { kind: "unknown" }
  | { kind: "signedOut" }
  | { kind: "away" };

export async function readOrder(orderId: string): Promise<Answer> {
  const response = await ask(orderId, {});
  if (!response) return { kind: "away" };
  if (response.status === 401) return { kind: "signedOut" };
  if (response.status === 404) return { kind: "unknown" };
  return response.ok ? { kind: "order", order: await response.json() } : { kind: "away" };
}

export type Verb = { intent: "approve"; ruleId: string } | { intent: "rerun"; requestId: string };

/** Null: it is done, or was done before. */
export async function act(orderId: string, verb: Verb): Promise<"conflict" | "invalid" | "signedOut" | "away" | null> {
  const response = await ask(orderId, {
    method: "POST",
    body: JSON.stringify(verb),
    headers: { "Content-Type": "application/json" },
  });
  if (!response || response.status >= 500) return "away";
  if (response.ok) return null;
  if (response.status === 401) return "signedOut";
  return response.status === 409 ? "conflict" : "invalid";
}

/** Null: no answer. */
async function ask(orderId: string, init: { method?: string; body?: string; headers?: Record<string, string> }) {
  try {
    const token = await shopify.auth.idToken();
    return await fetch(`/extension/orders/${orderId}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return null;
  }
}
