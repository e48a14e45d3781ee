// The bare address. Shopify opens it with the shop in the query: on to the app. Anybody else gets a word.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { PlainPage } from "#app/components/plain-page.tsx";

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.get("shop")) throw redirect(`/app?${searchParams}`);
  return null;
}

export default function Index() {
  return (
    <PlainPage heading="Switchyard">
      Order operations for Shopify. Open Switchyard from the Apps menu of your Shopify admin.
    </PlainPage>
  );
}
