// The tables of the store: what each holds and who uses it.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { AppPage } from "#app/components/app-page.tsx";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { formatWhenWithin } from "#app/components/format-when.ts";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { TableUsers } from "#app/components/tables/table-users.tsx";
import { missingWords } from "#app/components/words/missing-words.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { tableWords as words } from "#app/components/words/table-words.ts";
import { listTables } from "#app/queries/list-tables.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const list = await listTables(shop);
  return json({ ...list, clock: { timezone: list.timezone, now: new Date().toISOString() } });
}

export default function Tables() {
  const { tables, missing, clock } = useLoaderData<typeof loader>();
  return (
    <AppPage
      title={words.title}
      backAction={{ content: ruleWords.list.title, url: "/app/rules" }}
      primaryAction={{ content: words.add, url: "/app/table-new" }}
    >
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p">{words.about}</Text>
        </Box>
        <Card padding="0">
          {tables.length ? null : <EmptyNote {...words.none} />}
          {tables.map(({ name, columns, rowCount, changedAt, uses }, index) => (
            <Fragment key={name}>
              {index ? <Divider /> : null}
              <Box padding="400">
                <BlockStack gap="100">
                  <Text as="h2" variant="headingSm" breakWord>
                    <Link url={`/app/tables/${encodeURIComponent(name)}`} removeUnderline>
                      {name}
                    </Link>
                  </Text>
                  <Text as="p" breakWord>
                    {words.rows(rowCount)}: {columns.join(", ")}
                  </Text>
                  {uses ? <TableUsers uses={uses} /> : null}
                  <Text as="p" variant="bodySm" tone="subdued">
                    {words.changed(formatWhenWithin(changedAt, clock))}
                  </Text>
                </BlockStack>
              </Box>
            </Fragment>
          ))}
        </Card>
        <MissingParts parts={{ [missingWords.table.allUses]: missing }} />
        {missing?.length ? (
          <Card>
            <BlockStack gap="300">
              <BlockStack gap="100">
                <Text as="h2" variant="headingSm">
                  {words.missing}
                </Text>
                <Text as="p">{words.missingHelp}</Text>
              </BlockStack>
              {missing.map(({ name, uses }) => (
                <InlineStack key={name} align="space-between" blockAlign="center" gap="200">
                  <BlockStack gap="050">
                    <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
                      {name}
                    </Text>
                    <TableUsers uses={uses} />
                  </BlockStack>
                  <Button
                    url={`/app/table-new?name=${encodeURIComponent(name)}`}
                    accessibilityLabel={words.makeOne(name)}
                  >
                    {words.make}
                  </Button>
                </InlineStack>
              ))}
            </BlockStack>
          </Card>
        ) : null}
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: words.title,
  backAction: { content: ruleWords.list.title, url: "/app/rules" },
});
