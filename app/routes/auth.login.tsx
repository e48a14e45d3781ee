// Where the library sends a visitor whose shop it cannot tell. With ?shop= it goes on to Shopify's install page.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { PlainPage } from "#app/components/plain-page.tsx";
import { login } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  if (new URL(request.url).searchParams.get("shop")) await login(request);
  return null;
}

export default function Login() {
  return (
    <PlainPage heading="Switchyard">
      Open Switchyard from the Apps menu of your Shopify admin: there it knows which store it works for.
    </PlainPage>
  );
}
