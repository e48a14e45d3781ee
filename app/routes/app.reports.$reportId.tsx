// One report: its text, its table, and the table as a file.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, IndexTable, Text } from "@shopify/polaris";
import { AppPage } from "#app/components/app-page.tsx";
import { formatWhen } from "#app/components/format-when.ts";
import { pageError } from "#app/components/page-error.tsx";
import { saveFile } from "#app/components/save-file.ts";
import { texts } from "#app/components/texts.ts";
import { reportWords as words } from "#app/components/words/report-words.ts";
import { getReport } from "#app/queries/get-report.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

/** A page that shows more is read by nobody: the file has them all. */
const MOST_SHOWN = 500;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const report = await getReport(shop, params.reportId ?? "");
  if (!report) throw new Response(null, { status: 404 });
  const { rows, columns, ...rest } = report;
  return json({
    ...rest,
    rowCount: rows.length,
    // Rows have no other name than their place, and two columns may have one title.
    columns: columns.map((title, at) => ({ at, title })),
    rows: rows.slice(0, MOST_SHOWN).map((cells, at) => ({ at, cells })),
    clock: { timezone: report.timezone, now: new Date().toISOString() },
  });
}

export default function Report() {
  const report = useLoaderData<typeof loader>();
  const { columns, rows, rowCount, clock } = report;
  const [first, ...others] = columns;
  const download = async () => {
    const answer = await fetch(`/app/report-export?id=${report.reportId}`);
    if (answer.ok) saveFile("report.csv", await answer.text());
  };
  return (
    <AppPage
      title={report.title}
      subtitle={words.saved(report.ruleName, formatWhen(report.savedAt, clock))}
      backAction={{ content: words.title, url: "/app/reports" }}
      secondaryActions={first === undefined ? [] : [{ content: words.csv, onAction: download }]}
    >
      <BlockStack gap="400">
        {report.text ? (
          <Card>
            <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{report.text}</div>
          </Card>
        ) : null}
        {first === undefined ? null : (
          <Card padding="0">
            <IndexTable
              resourceName={words.resource}
              itemCount={rows.length}
              selectable={false}
              headings={[first, ...others]}
            >
              {rows.map(({ at: place, cells }) => (
                <IndexTable.Row id={String(place)} key={place} position={place}>
                  {columns.map(({ at }) => (
                    <IndexTable.Cell key={at}>{cells[at] ?? ""}</IndexTable.Cell>
                  ))}
                </IndexTable.Row>
              ))}
            </IndexTable>
            {rowCount > rows.length ? (
              <Box padding="400">
                <Text as="p" tone="subdued">
                  {words.cut(rows.length, rowCount)}
                </Text>
              </Box>
            ) : null}
          </Card>
        )}
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.report,
  backAction: { content: words.title, url: "/app/reports" },
});
