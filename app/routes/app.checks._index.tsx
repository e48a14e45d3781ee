// The built-in checks with what each does now.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, Banner, BlockStack, Card, InlineStack, ResourceItem, ResourceList, Text } from "@shopify/polaris";
import { AppPage } from "#app/components/app-page.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { listChecks } from "#app/queries/list-checks.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  return json(await listChecks(shop));
}

const TONES = { on: "success", watch: "info", off: undefined } as const;

export default function Checks() {
  const { checks, mode } = useLoaderData<typeof loader>();
  const words = texts.checks;
  return (
    <AppPage title={words.title}>
      <BlockStack gap="400">
        {mode === "WATCHING" ? <Banner tone="info">{words.watchingStore}</Banner> : null}
        <MissingParts parts={{ [missingWords.flagged]: checks.every(({ flagging }) => flagging !== null) || null }} />
        <Card padding="0">
          <ResourceList
            resourceName={{ singular: "check", plural: "checks" }}
            items={checks}
            renderItem={(check) => (
              <ResourceItem
                id={check.checkId}
                url={`/app/checks/${check.checkId}`}
                accessibilityLabel={check.name}
                name={check.name}
              >
                <BlockStack gap="100">
                  <InlineStack align="space-between" gap="200">
                    <Text as="h2" variant="bodyMd" fontWeight="semibold">
                      {check.name}
                    </Text>
                    <Badge tone={TONES[check.state]}>{words.state[check.state]}</Badge>
                  </InlineStack>
                  <Text as="span">{check.summary}</Text>
                  {check.flagging === null ? null : (
                    <Text as="span" variant="bodySm" tone="subdued">
                      {words.flagging[check.about](check.flagging)}
                    </Text>
                  )}
                </BlockStack>
              </ResourceItem>
            )}
          />
        </Card>
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({ title: texts.checks.title });
