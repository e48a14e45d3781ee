// Who asks: the shop of the session token, and the member of staff. Every loader and action begins here.
import { authenticate } from "#app/shopify.server.ts";

export interface Visitor {
  shop: string;
  /** `staff:` and Shopify's number of the member of staff, for the record of who did what. */
  actor: string;
}

/** Throws the library's own answer (token fetch, redirect, 401) when the request is not signed in. */
export async function visitorOf(request: Request): Promise<Visitor> {
  const { session, sessionToken } = await authenticate.admin(request);
  return { shop: session.shop, actor: `staff:${sessionToken?.sub ?? ""}` };
}
