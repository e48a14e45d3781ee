// Who calls from outside: the shop that the key names. Every loader and action under /api begins here.
import { inShop } from "#app/db.server.ts";
import { parseApiKey } from "#app/store/api-key-text.ts";
import { MOST_CALLS, takeApiCall } from "#app/store/api-keys.server.ts";

export interface ApiCaller {
  shop: string;
  /** `key:` and its name, for the record of who did what. */
  actor: string;
}

/** @throws a Response: 401 without a key that is in use, 429 beyond its calls in a minute. */
export async function apiCallerOf(request: Request): Promise<ApiCaller> {
  const [, text = ""] = /^Bearer (\S{1,300})$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const key = parseApiKey(text);
  const call = key && (await inShop(key.shop, (client) => takeApiCall(client, key.shop, key.digest)));
  if (!call)
    throw refused(
      401,
      "This needs an API key that is in use, as “Authorization: Bearer …”. Keys are made on the page of rules.",
    );
  if (call.calls > MOST_CALLS)
    throw refused(429, `A key may call ${MOST_CALLS} times a minute: wait a minute.`, { "Retry-After": "60" });
  return { shop: key.shop, actor: `key:${call.name}` };
}

const refused = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ outcome: "refused", message }), {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  });
