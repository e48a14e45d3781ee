// Session tokens that are not what Shopify gives out for this app: every one is refused, and asks for a right one.
import { createHmac } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { loader } from "#app/routes/app.orders._index.tsx";
import { pageRequest, sessionToken, signInShop } from "#tests/support/signed-in.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop } from "#tests/support/test-database.ts";

const [mine, theirs] = [aShop("mine"), aShop("theirs")];
beforeAll(async () => {
  for (const shop of [mine, theirs]) {
    await storeShop(shop);
    await signInShop(shop);
  }
});

type Json = Record<string, unknown>;
const SECRET = process.env.SHOPIFY_API_SECRET ?? "";
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const decode = (part = ""): Json => JSON.parse(Buffer.from(part, "base64url").toString()) as Json;
const hmac = (text: string, hash: string, secret: string) => createHmac(hash, secret).update(text).digest("base64url");
const now = () => Math.floor(Date.now() / 1000);

/** A right token of `mine` with something changed, signed anew. */
function changed(claims: Json, header: Json = {}, { hash = "sha256", secret = SECRET } = {}): string {
  const [head, body] = sessionToken(mine).split(".");
  const unsigned = `${encode({ ...decode(head), ...header })}.${encode({ ...decode(body), ...claims })}`;
  return `${unsigned}.${hmac(unsigned, hash, secret)}`;
}
const cut = (token: string, at: number) => token.split(".").slice(0, at).join(".");

const HOST = Buffer.from(`admin.shopify.com/store/${mine.split(".")[0]}`).toString("base64url");

async function statusOf(headers: Record<string, string>, query = ""): Promise<{ status: number; asksAgain: boolean }> {
  const request = pageRequest(`/app/orders${query}`, { headers });
  try {
    await loader({ request, params: {}, context: {} } as LoaderFunctionArgs);
    return { status: 200, asksAgain: false };
  } catch (answer) {
    if (!(answer instanceof Response)) throw answer;
    return { status: answer.status, asksAgain: answer.headers.has("X-Shopify-Retry-Invalid-Session-Request") };
  }
}

it("lets the right one in", async () => {
  for (const token of [sessionToken(mine), changed({})])
    expect((await statusOf({ authorization: `Bearer ${token}` })).status).toBe(200);
});

const REFUSED: Record<string, () => string> = {
  "no algorithm": () => `${cut(changed({}, { alg: "none" }), 2)}.`,
  "no algorithm, in capitals, with a signature": () => changed({}, { alg: "NONE" }),
  "another HMAC": () => changed({}, { alg: "HS512" }, { hash: "sha512" }),
  "an algorithm of key pairs with our secret as the key": () => changed({}, { alg: "RS256" }),
  "another secret": () => changed({}, {}, { secret: "not-the-secret" }),
  "an empty secret's signature": () => changed({}, {}, { secret: "" }),
  "the signature of another token": () =>
    `${cut(changed({ dest: `https://${theirs}` }), 2)}.${sessionToken(mine).split(".")[2]}`,
  "no signature": () => `${cut(sessionToken(mine), 2)}.`,
  "two parts": () => cut(sessionToken(mine), 2),
  "a right signature spelt in another way": () => `${changed({})}=`,
  "another app's audience": () => changed({ aud: "another-app" }),
  "no audience": () => changed({ aud: undefined }),
  "an end more than ten seconds ago": () => changed({ exp: now() - 20 }),
  "no end": () => changed({ exp: undefined }),
  "a beginning that is yet to come": () => changed({ nbf: now() + 30 }),
  "a shop that is no shop of Shopify's": () =>
    changed({ dest: "https://evil.example", iss: "https://evil.example/admin" }),
  "one shop's issuer for another shop": () => changed({ dest: `https://${theirs}` }),
  "a shop hidden in a path": () =>
    changed({ dest: `https://evil.example/${mine}`, iss: `https://evil.example/${mine}/admin` }),
  "8 kB of nothing": () => `${"a".repeat(8_000)}.${"b".repeat(100)}.${"c".repeat(43)}`,
  "an empty text": () => "",
};

it.each(Object.keys(REFUSED))("refuses %s", async (name) => {
  const token = REFUSED[name]?.() ?? "";
  expect(await statusOf({ authorization: `Bearer ${token}` })).toEqual({ status: 401, asksAgain: true });
  // In the address of a page: it is sent to fetch a right one, and shows nothing.
  const query = `?shop=${mine}&host=${HOST}&embedded=1&id_token=${encodeURIComponent(token)}`;
  expect(await statusOf({}, query)).toEqual({ status: 302, asksAgain: false });
});
