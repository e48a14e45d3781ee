// Any other address under /app: "not found" inside the frame, so that the way back is at hand.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await visitorOf(request);
  throw new Response("Not found", { status: 404 });
}

export default function NotFound() {
  return null; // the loader always throws
}
