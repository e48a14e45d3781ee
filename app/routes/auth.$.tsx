// Where the Shopify library's own pages live: fetching a session token, leaving the frame. Its pages are plain answers
// with a script in them, which our policy lets through by its nonce.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { withNonce } from "#app/components/nonce-context.ts";
import { authenticate } from "#app/shopify.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    await authenticate.admin(request);
  } catch (answer) {
    if (!(answer instanceof Response) || !answer.headers.get("Content-Type")?.startsWith("text/html")) throw answer;
    return new Response(withNonce(await answer.text(), context.nonce), { headers: answer.headers });
  }
  return null;
}
