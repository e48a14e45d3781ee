// The bare address. Shopify opens it with the shop in the query: on to the app. Anybody else gets a word.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { PlainPage } from "#app/components/plain-page.tsx";
import { texts } from "#app/components/texts.ts";

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.get("shop")) throw redirect(`/app?${searchParams}`);
  return null;
}

export default function Index() {
  return <PlainPage heading={texts.outside.title}>{texts.outside.about}</PlainPage>;
}
