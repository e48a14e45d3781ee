// Access tokens: token exchange with the admin's id token, and the refresh of expiring offline tokens.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { STAFF } from "#sandbox/admin/admin-context.ts";
import { type Exchange, sendJson } from "#sandbox/server/router.ts";
import type { Sandbox, SandboxPart, SandboxSettings } from "#sandbox/server/sandbox.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { TokenRecord } from "#sandbox/world/types.ts";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
const REFRESH_SECONDS = 90 * 86_400;
const ONLINE_SECONDS = 86_399;

export interface AcceptedToken {
  token: string;
  appId: string;
  installation: number;
  scopes: ReadonlySet<string>;
}

/** What a token may do in a shop now; null when it is unknown, expired, revoked or of an older installation. */
export function acceptToken({ world }: Sandbox, shop: string, given: string): AcceptedToken | null {
  const token = world.state.tokens[given];
  const installation = currentInstallation(world, shop);
  if (!token || token.shop !== shop || installation?.number !== token.installation) return null;
  if (token.expiresAtMs !== null && token.expiresAtMs <= world.clock.nowMs()) return null;
  firstUse(world.state.tokens, token);
  return {
    token: given,
    appId: installation.appId,
    installation: installation.number,
    scopes: new Set(installation.scopes),
  };
}

// The one that this token replaced may be refreshed again only until now.
function firstUse(tokens: Record<string, TokenRecord>, token: TokenRecord): void {
  if (!token.replaces) return;
  delete tokens[token.replaces];
  token.replaces = null;
}

export const tokenEndpoint: SandboxPart = (sandbox) => {
  sandbox.router.on("POST", "/shops/:shop/admin/oauth/access_token", async (exchange) => {
    const shop = exchange.parameters.shop ?? "";
    const asked = await readForm(exchange);
    const refuse = (status: number, error: string, description: string) =>
      sendJson(exchange.response, status, { error, error_description: description });
    const { world, settings } = sandbox;
    if (!world.state.shops[shop]) return sendJson(exchange.response, 404, { errors: "Not Found" });
    if (asked.client_id !== settings.apiKey || !isSecret(asked.client_secret, settings))
      return refuse(400, "application_cannot_be_found", "Could not find Shopify API application.");
    const installation = currentInstallation(world, shop);
    if (!installation) return refuse(400, "invalid_request", "The application is not installed in this shop.");

    if (asked.grant_type === "refresh_token") {
      const old = Object.values(world.state.tokens).find(
        (token) => token.shop === shop && token.refreshToken !== null && token.refreshToken === asked.refresh_token,
      );
      const nowMs = world.clock.nowMs();
      if (!old || old.installation !== installation.number || (old.refreshExpiresAtMs ?? 0) <= nowMs)
        return refuse(400, "invalid_grant", "The refresh token is not valid.");
      // The old pair stays until the new one is first used, so that a lost answer can be asked for again.
      if (old.replacedBy) delete world.state.tokens[old.replacedBy];
      const made = issue(sandbox, shop, installation.number, "offline", true, old.token);
      old.replacedBy = made.token;
      sandbox.journal.counts(shop).tokenRefreshes++;
      return sendJson(exchange.response, 200, granted(made, nowMs));
    }
    if (asked.grant_type !== EXCHANGE) return refuse(400, "unsupported_grant_type", "The grant type is not supported.");
    const subject = verifyIdToken(asked.subject_token ?? "", settings, shop, world.clock.outside.nowMs());
    if (!subject) return refuse(400, "invalid_subject_token", "The id token is not valid.");
    const online = asked.requested_token_type === ONLINE;
    const made = issue(sandbox, shop, installation.number, online ? "online" : "offline", asked.expiring === "1", null);
    sandbox.journal.counts(shop).tokenExchanges++;
    sendJson(exchange.response, 200, {
      ...granted(made, world.clock.nowMs()),
      ...(online ? { associated_user_scope: made.scopes.join(","), associated_user: staff(subject) } : {}),
    });
  });
  return undefined;
};

const isSecret = (given: string | undefined, { apiSecret, apiSecretToo }: SandboxSettings) =>
  given !== undefined && (given === apiSecret || given === apiSecretToo);

function issue(
  { world, settings }: Sandbox,
  shop: string,
  installation: number,
  kind: TokenRecord["kind"],
  expiring: boolean,
  replaces: string | null,
): TokenRecord {
  const nowMs = world.clock.nowMs();
  const lives = kind === "online" ? ONLINE_SECONDS : expiring ? settings.tokenSeconds : null;
  const refreshable = kind === "offline" && expiring;
  const made: TokenRecord = {
    token: `${kind === "offline" ? "shpat" : "shpua"}_${randomBytes(16).toString("hex")}`,
    shop,
    installation,
    kind,
    scopes: currentInstallation(world, shop)?.scopes ?? [],
    issuedAt: world.now(),
    expiresAtMs: lives === null ? null : nowMs + lives * 1_000,
    refreshToken: refreshable ? `shprt_${randomBytes(16).toString("hex")}` : null,
    refreshExpiresAtMs: refreshable ? nowMs + REFRESH_SECONDS * 1_000 : null,
    replacedBy: null,
    replaces,
  };
  world.state.tokens[made.token] = made;
  forgetExpired(world.state.tokens, nowMs);
  return made;
}

function forgetExpired(tokens: Record<string, TokenRecord>, nowMs: number): void {
  for (const token of Object.values(tokens)) {
    const last = Math.max(token.expiresAtMs ?? Number.POSITIVE_INFINITY, token.refreshExpiresAtMs ?? 0);
    if (last <= nowMs) delete tokens[token.token];
  }
}

const granted = (token: TokenRecord, nowMs: number) => ({
  access_token: token.token,
  scope: token.scopes.join(","),
  ...(token.expiresAtMs === null ? {} : { expires_in: Math.round((token.expiresAtMs - nowMs) / 1_000) }),
  ...(token.refreshToken
    ? {
        refresh_token: token.refreshToken,
        refresh_token_expires_in: Math.round(((token.refreshExpiresAtMs ?? nowMs) - nowMs) / 1_000),
      }
    : {}),
});

const staff = (userId: string) => ({
  id: Number(userId),
  first_name: STAFF.name.split(" ")[0],
  last_name: STAFF.name.split(" ")[1],
  email: "staff@northwind.example",
  email_verified: true,
  account_owner: true,
  locale: "en",
  collaborator: false,
});

/** The staff member's id of a valid id token for this app and shop, else null. */
function verifyIdToken(
  token: string,
  { apiKey, apiSecret }: { apiKey: string; apiSecret: string },
  shop: string,
  nowMs: number,
): string | null {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const right = createHmac("sha256", apiSecret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  try {
    const { aud, dest, exp, nbf, sub } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
    const now = nowMs / 1_000;
    const current = typeof exp === "number" && exp > now && typeof nbf === "number" && nbf <= now + 10;
    return aud === apiKey && dest === `https://${shop}` && current && typeof sub === "string" ? sub : null;
  } catch {
    return null;
  }
}

async function readForm(exchange: Exchange): Promise<Record<string, string | undefined>> {
  const type = exchange.request.headers["content-type"] ?? "";
  if (type.startsWith("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams((await exchange.body()).toString("utf8")));
  const json = await exchange.json();
  return typeof json === "object" && json !== null ? (json as Record<string, string>) : {};
}
