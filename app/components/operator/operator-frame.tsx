// The frame of the operator's page: where one is, where else one may go, and the way out.
import { Form, Link, useLocation } from "@remix-run/react";
import { BlockStack, Box, Button, InlineStack, Page, AppProvider as PolarisProvider, Text } from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json" with { type: "json" };
import type { ComponentProps, PropsWithChildren } from "react";
import { operatorWords as words } from "#app/components/words/operator-words.ts";

interface Props {
  formToken: string;
  /** "10:05". */
  until: string;
}

export function OperatorFrame({ formToken, until, children }: PropsWithChildren<Props>) {
  const { pathname } = useLocation();
  const here = pathname.replace(/\/$/, "");
  return (
    <OperatorProvider>
      <Page title={words.navigation[here] ?? words.title}>
        <BlockStack gap="400">
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <nav aria-label={words.title}>
                <InlineStack gap="100" align="start">
                  {Object.entries(words.navigation).map(([url, name]) => (
                    <Button key={url} url={url} variant={url === here ? "secondary" : "tertiary"}>
                      {name}
                    </Button>
                  ))}
                </InlineStack>
              </nav>
              <Form method="post" action="/operator/sign-out">
                <input type="hidden" name="token" value={formToken} />
                <InlineStack gap="200" blockAlign="center">
                  <Text as="span" variant="bodySm" tone="subdued">
                    {words.signedInUntil(until)}
                  </Text>
                  <Button submit size="slim">
                    {words.signOut}
                  </Button>
                </InlineStack>
              </Form>
            </InlineStack>
          </Box>
          {children}
        </BlockStack>
      </Page>
    </OperatorProvider>
  );
}

/** Polaris without Shopify's admin around it. */
export function OperatorProvider({ children }: PropsWithChildren) {
  return (
    <PolarisProvider i18n={english} linkComponent={PlainLink}>
      {children}
    </PolarisProvider>
  );
}

function PlainLink({
  url = "",
  external,
  children,
  ...rest
}: ComponentProps<"a"> & { url?: string; external?: boolean }) {
  const { ref: _ref, ...others } = rest;
  return (
    <Link to={url} {...others} target={external ? "_blank" : undefined}>
      {children}
    </Link>
  );
}
