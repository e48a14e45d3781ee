// The frame of every embedded page: who are you, then App Bridge, navigation and Polaris around the page.
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Link,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, Page, AppProvider as PolarisProvider, Text } from "@shopify/polaris";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import english from "@shopify/polaris/locales/en.json" with { type: "json" };
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { type PropsWithChildren, useContext } from "react";
import { NonceContext, withNonce } from "#app/components/nonce-context.ts";
import steadyStyles from "#app/components/steady-pages.css?url";
import { texts } from "#app/components/texts.ts";
import { env } from "#app/env.server.ts";
import { getBrakes } from "#app/queries/get-brakes.server.ts";
import { APP_BRIDGE_URL, authenticate } from "#app/shopify.server.ts";

const { navigation, errors } = texts;

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: steadyStyles },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const brakes = await getBrakes(session.shop).catch(() => null);
  return { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: APP_BRIDGE_URL, brakes };
}

export default function App() {
  const frame = useLoaderData<typeof loader>();
  return (
    <Frame {...frame}>
      <Outlet />
    </Frame>
  );
}

function Frame({ apiKey, appBridgeUrl, children }: PropsWithChildren<{ apiKey: string; appBridgeUrl: string }>) {
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} __APP_BRIDGE_URL={appBridgeUrl}>
      <NavMenu>
        <Link to="/app" rel="home">
          {navigation.home}
        </Link>
        <Link to="/app/attention">{navigation.attention}</Link>
        <Link to="/app/orders">{navigation.orders}</Link>
        <Link to="/app/checks">{navigation.checks}</Link>
        <Link to="/app/rules">{navigation.rules}</Link>
        <Link to="/app/activity">{navigation.activity}</Link>
        <Link to="/app/settings">{navigation.settings}</Link>
      </NavMenu>
      {children}
    </AppProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const nonce = useContext(NonceContext);
  const frame = useRouteLoaderData<typeof loader>("routes/app");
  // The library answers some requests by throwing a page of its own (to leave the frame, to fetch a token).
  if (isRouteErrorResponse(error) && error.status === 200 && typeof error.data === "string")
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the library, of the configured key and checked addresses
    return <div dangerouslySetInnerHTML={{ __html: withNonce(error.data, nonce) }} />;
  if (frame)
    return (
      <Frame {...frame}>
        <WhatWentWrong error={error} />
      </Frame>
    );
  return (
    <PolarisProvider i18n={english}>
      <WhatWentWrong error={error} />
    </PolarisProvider>
  );
}

function WhatWentWrong({ error }: { error: unknown }) {
  const { pathname, search } = useLocation();
  const isNotFound = isRouteErrorResponse(error) && error.status === 404;
  const words = isNotFound ? errors.notFound : errors.whole;
  return (
    <Page>
      <Card>
        <BlockStack gap="300" inlineAlign="start">
          <Text as="h1" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p">{words.body}</Text>
          {isNotFound ? (
            <Button url="/app">{errors.home}</Button>
          ) : (
            <Button url={`${pathname}${search}`}>{errors.again}</Button>
          )}
        </BlockStack>
      </Card>
    </Page>
  );
}

// What the library asks of App Bridge travels in headers.
export const headers: HeadersFunction = (args) => boundary.headers(args);
