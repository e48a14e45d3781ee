// Requests as App Bridge sends them from inside the admin: with a session token that names the shop.
import { createHmac, randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { sessionStorage } from "#app/store/session-storage.server.ts";

const BROWSER = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Stores an offline session, as after the token exchange: requests of this shop need no network. */
export async function signInShop(shop: string): Promise<void> {
  const inAnHour = new Date(Date.now() + 3_600_000);
  await sessionStorage.storeSession(
    new Session({
      ...{ id: `offline_${shop}`, shop, state: "", isOnline: false, scope: "write_orders", accessToken: "shpat_test" },
      ...{ expires: inAnHour, refreshToken: "shprt_test", refreshTokenExpires: inAnHour },
    }),
  );
}

/** A session token for a member of staff of the shop, signed as Shopify does. */
export function sessionToken(shop: string, staff = "42"): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: process.env.SHOPIFY_API_KEY, sub: staff },
    ...{ exp: now + 60, nbf: now - 1, iat: now - 1, jti: randomUUID(), sid: randomUUID() },
  };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  const signature = createHmac("sha256", process.env.SHOPIFY_API_SECRET ?? "")
    .update(unsigned)
    .digest("base64url");
  return `${unsigned}.${signature}`;
}

/** A request to a page of the app. Without `shop` it is signed by nobody. */
export function pageRequest(path: string, { shop, ...init }: RequestInit & { shop?: string } = {}): Request {
  const headers = new Headers(init.headers);
  headers.set("user-agent", BROWSER);
  if (shop) headers.set("authorization", `Bearer ${sessionToken(shop)}`);
  return new Request(new URL(path, process.env.SHOPIFY_APP_URL), { ...init, headers });
}
