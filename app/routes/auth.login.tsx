// Where the library sends a visitor whose shop it cannot tell. With ?shop= it goes on to Shopify's install page.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { PlainPage } from "#app/components/plain-page.tsx";
import { texts } from "#app/components/texts.ts";
import { login } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  if (new URL(request.url).searchParams.get("shop")) await login(request);
  return null;
}

export default function Login() {
  return <PlainPage heading={texts.outside.title}>{texts.outside.whichStore}</PlainPage>;
}
