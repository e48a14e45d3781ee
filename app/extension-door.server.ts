// Requests of our extensions inside Shopify's own pages: they come from another origin, with a session token and no cookie.
import { tokenSubject } from "#app/token-subject.server.ts";
import type { Visitor } from "#app/visitor.server.ts";

/** Extensions run under an origin of Shopify's. What they may ask for hangs on the token alone, never on who sends it. */
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "Authorization, Content-Type",
  "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
  "Access-Control-Max-Age": "600",
};

const answer = (status: number, body?: unknown): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { ...CORS, "Cache-Control": "no-store", ...(body ? { "Content-Type": "application/json" } : {}) },
  });

/** Answers a preflight, and who has no valid token by 401; for anybody else what `work` gives back. */
export async function answerExtension(
  request: Request,
  work: (visitor: Visitor) => Promise<{ status: number; body: object }>,
): Promise<Response> {
  if (request.method === "OPTIONS") return answer(204);
  const [, token = ""] = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const subject = tokenSubject(token);
  if (!subject) return answer(401, { outcome: "not_signed_in" });
  const { status, body } = await work({ shop: subject.shop, actor: `staff:${subject.userId}` });
  return answer(status, body);
}
