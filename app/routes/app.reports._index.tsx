// The reports that rules saved, newest first.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, Divider, InlineStack, Link, Pagination, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { AppPage } from "#app/components/app-page.tsx";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { formatWhenWithin } from "#app/components/format-when.ts";
import { pageError } from "#app/components/page-error.tsx";
import { keptWords } from "#app/components/words/kept-words.ts";
import { reportWords as words } from "#app/components/words/report-words.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { keptFor } from "#app/queries/kept-for.server.ts";
import { listReports } from "#app/queries/list-reports.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const id = (name: string) => /^\d{1,15}$/.exec(searchParams.get(name) ?? "")?.[0] ?? null;
  const list = await listReports(shop, { newer: id("newer"), older: id("older") });
  return json({
    ...list,
    keptDays: keptFor().decisions,
    clock: { timezone: list.timezone, now: new Date().toISOString() },
  });
}

export default function Reports() {
  const { reports, newer, older, keptDays, clock } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  return (
    <AppPage title={words.title} backAction={{ content: ruleWords.list.title, url: "/app/rules" }}>
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p">
            {words.about} {keptWords.reports(keptDays)}
          </Text>
        </Box>
        <Card padding="0">
          {reports.length ? null : <EmptyNote {...words.none} />}
          {reports.map(({ reportId, title, ruleName, savedAt, rows }, index) => (
            <Fragment key={reportId}>
              {index ? <Divider /> : null}
              <Box padding="400">
                <InlineStack align="space-between" blockAlign="center" gap="200">
                  <BlockStack gap="050">
                    <Text as="h2" variant="headingSm" breakWord>
                      <Link url={`/app/reports/${reportId}`} removeUnderline>
                        {title}
                      </Link>
                    </Text>
                    <Text as="p" variant="bodySm" tone="subdued">
                      {words.saved(ruleName, formatWhenWithin(savedAt, clock))}
                    </Text>
                  </BlockStack>
                  <Text as="span">{words.rows(rows)}</Text>
                </InlineStack>
              </Box>
            </Fragment>
          ))}
        </Card>
        {newer || older ? (
          <InlineStack align="center">
            <Pagination
              hasPrevious={newer !== null}
              hasNext={older !== null}
              onPrevious={() => setParams({ newer: newer ?? "" })}
              onNext={() => setParams({ older: older ?? "" })}
              accessibilityLabels={{ previous: words.newer, next: words.older }}
            />
          </InlineStack>
        ) : null}
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: words.title,
  backAction: { content: ruleWords.list.title, url: "/app/rules" },
});
