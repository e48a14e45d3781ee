// What a page shows when it cannot be shown: not here, or its data could not be had. Never an internal message.
import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, type PageProps, Text } from "@shopify/polaris";
import { AppPage } from "#app/components/app-page.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { texts } from "#app/components/texts.ts";

/**
 * The ErrorBoundary of a page: its frame stays, and says what of it is missing. Pages that the Shopify library throws (to fetch
 * a token) go on to the frame above.
 */
export const pageError = (page: Pick<PageProps, "title" | "backAction">) =>
  function PageError() {
    const error = useRouteError();
    const isNotFound = isRouteErrorResponse(error) && error.status === 404;
    if (isRouteErrorResponse(error) && !isNotFound) throw error;
    if (!isNotFound)
      return (
        <AppPage {...page}>
          <MissingPart title={texts.errors.missing(page.title ?? "")} body={texts.errors.broken} />
        </AppPage>
      );
    const { title, body } = texts.errors.notFound;
    return (
      <AppPage title={title} backAction={page.backAction}>
        <Card>
          <BlockStack gap="300">
            <Text as="p">{body}</Text>
            <InlineStack>
              <Button url="/app">{texts.errors.home}</Button>
            </InlineStack>
          </BlockStack>
        </Card>
      </AppPage>
    );
  };
