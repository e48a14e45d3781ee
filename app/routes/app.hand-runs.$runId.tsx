// One run of a rule by hand: each record that it was for, and what it came to.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { formatWhen } from "#app/components/format-when.ts";
import { MissingRows } from "#app/components/missing-rows.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { handWords } from "#app/components/words/hand-words.ts";
import { getHandRun } from "#app/queries/get-hand-run.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const run = await getHandRun(shop, params.runId ?? "");
  if (!run) throw new Response(null, { status: 404 });
  return json({ run, clock: { timezone: run.timezone, now: new Date().toISOString() } });
}

const words = handWords.page;
const TONES: Record<string, "success" | "critical" | "warning" | undefined> = {
  matched: "success",
  failed: "critical",
  unknown: "warning",
  ignored: "warning",
};

export default function HandRun() {
  const { run, clock } = useLoaderData<typeof loader>();
  const records = run.records ?? [];
  const { smDown } = useBreakpoints();
  // While records are looked at, or are still being found.
  useLookAgain(run.waiting > 0 || run.records?.length === 0, 1_000);
  const entered = Object.entries(run.inputs).filter(([, value]) => value !== null && value !== "");
  return (
    <AppPage
      title={words.title(run.rule.name)}
      subtitle={words.by(actorInWords(run.by ?? ""), formatWhen(run.startedAt, clock))}
      backAction={{ content: words.back, url: `/app/rules/${run.rule.ruleId}` }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="200">
            <Text as="p">{words.progress(run.total - run.waiting, run.total)}</Text>
            {run.lookedAt === null ? null : <Text as="p">{words.found(run.lookedAt, run.total)}</Text>}
            {entered.map(([name, value]) => (
              <InlineStack key={name} gap="200">
                <Text as="span" tone="subdued">
                  {name}
                </Text>
                <Text as="span" breakWord>
                  {Array.isArray(value) ? value.join(", ") : String(value)}
                </Text>
              </InlineStack>
            ))}
          </BlockStack>
        </Card>
        <Card padding="0">
          <IndexTable
            resourceName={words.resource}
            itemCount={records.length}
            selectable={false}
            condensed={smDown}
            headings={[
              { title: words.columns.record },
              { title: words.columns.outcome },
              { title: words.columns.reason },
              { title: words.columns.effects, alignment: "end" },
            ]}
            emptyState={
              run.records ? (
                <EmptyNote title={words.noneTitle} body={words.noneBody} />
              ) : (
                <MissingRows of={words.resource.plural} />
              )
            }
          >
            {records.map((record, index) => (
              <IndexTable.Row id={`${record.kind} ${record.key}`} key={`${record.kind} ${record.key}`} position={index}>
                <IndexTable.Cell>
                  {["order", "customer", "product"].includes(record.kind) ? (
                    <Link url={`/app/${record.kind}s/${record.key}`} removeUnderline>
                      {record.name ?? record.key}
                    </Link>
                  ) : (
                    `${record.kind.replaceAll("_", " ")} ${record.kind === "shop" ? "" : record.key}`
                  )}
                </IndexTable.Cell>
                <IndexTable.Cell>
                  <Badge tone={TONES[record.outcome ?? ""]}>
                    {record.outcome === null ? words.waiting : (words.outcomes[record.outcome] ?? record.outcome)}
                  </Badge>
                </IndexTable.Cell>
                <td style={{ padding: "var(--p-space-150)", whiteSpace: "normal", minWidth: 240 }}>
                  <Text as="span" breakWord>
                    {record.reason}
                  </Text>
                </td>
                <IndexTable.Cell>
                  <Text as="span" alignment="end" numeric>
                    {record.effects}
                  </Text>
                </IndexTable.Cell>
              </IndexTable.Row>
            ))}
          </IndexTable>
        </Card>
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.handRun,
  backAction: { content: words.back, url: "/app/rules" },
});
