import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react";
import { type PropsWithChildren, useContext } from "react";
import { NonceContext } from "#app/components/nonce-context.ts";
import { PlainPage } from "#app/components/plain-page.tsx";

export function Layout({ children }: PropsWithChildren) {
  const nonce = useContext(NonceContext);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Switchyard</title>
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

// Outside the app's frame (app/routes/app.tsx has its own): plain words, no internals.
export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <PlainPage heading={missing ? "There is no such page" : "Something went wrong"}>
      Open Switchyard from the Apps menu of your Shopify admin.
    </PlainPage>
  );
}
