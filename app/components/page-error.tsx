// What a page shows when it cannot be shown: not here, or broken. Never an internal message.
import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, Card, Page, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

/** The ErrorBoundary of each page. Pages that the Shopify library throws (to fetch a token) go on to the frame above. */
export function PageError() {
  const error = useRouteError();
  const { revalidate, state } = useRevalidator();
  const isNotFound = isRouteErrorResponse(error) && error.status === 404;
  if (isRouteErrorResponse(error) && !isNotFound) throw error;
  const words = isNotFound ? texts.errors.notFound : texts.errors.broken;
  return (
    <main>
      <Page>
        <Card>
          <BlockStack gap="300">
            <Text as="h1" variant="headingMd">
              {words.title}
            </Text>
            <Text as="p">{words.body}</Text>
            <ButtonGroup>
              {isNotFound ? null : (
                <Button onClick={revalidate} loading={state === "loading"}>
                  {texts.errors.again}
                </Button>
              )}
              <Button url="/app" variant={isNotFound ? undefined : "plain"}>
                {texts.errors.home}
              </Button>
            </ButtonGroup>
          </BlockStack>
        </Card>
      </Page>
    </main>
  );
}
