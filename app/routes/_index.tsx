// The bare address. Shopify opens it with the shop in the query: on to the app. Anybody else gets a word.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.get("shop")) throw redirect(`/app?${searchParams}`);
  return null;
}

export default function Index() {
  return (
    <main>
      <h1>Switchyard</h1>
      <p>Order operations for Shopify. Open Switchyard from the Apps menu of your Shopify admin.</p>
    </main>
  );
}
