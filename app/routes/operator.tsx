// The page of those who run the deployment: its frame. Every page in it asks the door again.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { OperatorFrame } from "#app/components/operator/operator-frame.tsx";
import { PlainPage } from "#app/components/plain-page.tsx";
import { operatorWords as words } from "#app/components/words/operator-words.ts";
import { operatorOf } from "#app/operations/operator-door.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];
export const meta: MetaFunction = () => [{ title: words.title }, { name: "robots", content: "noindex" }];

export function loader({ request }: LoaderFunctionArgs) {
  const { formToken, signedInUntil } = operatorOf(request);
  return { formToken, until: signedInUntil.slice(11, 16) };
}

export default function Operator() {
  const frame = useLoaderData<typeof loader>();
  return (
    <OperatorFrame {...frame}>
      <Outlet />
    </OperatorFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404)
    return <PlainPage heading="There is no such page">Look at the address.</PlainPage>;
  return <PlainPage heading="Something went wrong">{words.failed}</PlainPage>;
}
