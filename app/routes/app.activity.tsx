// Activity: what came in, what was decided, what failed and why, and what it cost.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { BlockStack, Button, DataTable, InlineGrid, InlineStack, Layout, Link, Text } from "@shopify/polaris";
import { replayFailures } from "#app/commands/replay-failures.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { RunsCard } from "#app/components/activity/runs-card.tsx";
import { AppPage } from "#app/components/app-page.tsx";
import { formatTime, formatWhenWithin } from "#app/components/format-when.ts";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { EffectBadge } from "#app/components/orders/effect-badge.tsx";
import { effectKindInWords } from "#app/components/orders/effect-kind-in-words.ts";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { useSaid } from "#app/components/use-said.ts";
import { getActivity } from "#app/queries/get-activity.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const activity = await getActivity(shop);
  return json({ ...activity, clock: { timezone: activity.timezone, now: new Date().toISOString() } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = Object.fromEntries(await request.formData());
  const result = form.intent === "replay" ? await replayFailures(shop, actor, form) : { outcome: "invalid" as const };
  return json({ intent: "replay", outcome: result.outcome }, { status: statusOf(result) });
}

const COUNTS = [
  ...(["received", "late", "duplicates", "refused", "recovered"] as const),
  ...(["decided", "unchanged", "ignored", "unreadable", "waiting"] as const),
];
/** Those that the page of what came in lists, by its view. */
const LISTED: Partial<Record<(typeof COUNTS)[number], string>> = {
  late: "late",
  recovered: "recovered",
  ignored: "ignored",
  unreadable: "unreadable",
};

export default function Activity() {
  const { deliveries, runs, effects, failures, points, clock } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const words = texts.activity;
  useSaid(said);
  useLookAgain(navigation.state === "idle", 5_000);
  return (
    <AppPage title={words.title}>
      <Layout>
        <Layout.Section variant="fullWidth">
          {deliveries ? (
            <TitledCard
              title={words.deliveries.title}
              aside={<Link url="/app/deliveries?view=all">{words.deliveries.all}</Link>}
              gap="400"
            >
              <InlineGrid columns={{ xs: 2, md: 5 }} gap="400">
                {COUNTS.map((name) => (
                  <BlockStack key={name} gap="100">
                    <Text as="span" variant="bodySm" tone="subdued">
                      {LISTED[name] ? (
                        <Link url={`/app/deliveries?view=${LISTED[name]}`} monochrome>
                          {words.deliveries[name]}
                        </Link>
                      ) : (
                        words.deliveries[name]
                      )}
                    </Text>
                    <Text as="span" variant="headingLg" numeric>
                      {deliveries[name].toLocaleString("en-GB")}
                    </Text>
                  </BlockStack>
                ))}
              </InlineGrid>
            </TitledCard>
          ) : (
            <MissingPart title={words.deliveries.title} />
          )}
        </Layout.Section>
        <Layout.Section variant="fullWidth">
          <MainAndSide
            side={
              <BlockStack gap="400">
                {effects ? (
                  <TitledCard title={words.effects.title} gap="200">
                    {Object.keys(effects).length ? null : (
                      <Text as="p" tone="subdued">
                        {words.effects.none}
                      </Text>
                    )}
                    {Object.entries(effects).map(([status, count]) => (
                      <InlineStack key={status} align="space-between" blockAlign="center">
                        <EffectBadge status={status} />
                        <Text as="span" numeric>
                          {Number(count).toLocaleString("en-GB")}
                        </Text>
                      </InlineStack>
                    ))}
                  </TitledCard>
                ) : (
                  <MissingPart title={words.effects.title} />
                )}
                {points ? (
                  <TitledCard title={words.points.title} gap="200">
                    {points.length ? (
                      <DataTable
                        columnContentTypes={["text", "numeric", "numeric"]}
                        headings={[words.points.hour, words.points.points, words.points.requests]}
                        rows={points.map(({ hour, points: spent, requests }) => [
                          formatTime(hour, clock),
                          spent.toLocaleString("en-GB"),
                          requests.toLocaleString("en-GB"),
                        ])}
                      />
                    ) : (
                      <Text as="p" tone="subdued">
                        {words.points.none}
                      </Text>
                    )}
                  </TitledCard>
                ) : (
                  <MissingPart title={words.points.title} />
                )}
              </BlockStack>
            }
          >
            {failures ? (
              <TitledCard title={words.failures.title} gap="400">
                {failures.length ? null : (
                  <Text as="p" tone="subdued">
                    {words.failures.none}
                  </Text>
                )}
                {failures.map(({ kind, status, reason, count, latest }) => (
                  <BlockStack key={`${kind} ${status} ${reason}`} gap="100">
                    <InlineStack align="space-between" blockAlign="center" gap="200">
                      <InlineStack gap="200" blockAlign="center">
                        <Text as="h3" fontWeight="semibold">
                          {words.failures.count(count)} {effectKindInWords(kind)}
                        </Text>
                        <EffectBadge status={status} />
                      </InlineStack>
                      <Button
                        size="slim"
                        accessibilityLabel={`${words.failures.replay}: ${effectKindInWords(kind)}, ${reason}`}
                        loading={
                          navigation.formData?.get("reason") === reason && navigation.formData.get("kind") === kind
                        }
                        onClick={() => submit({ intent: "replay", kind, status, reason }, { method: "post" })}
                      >
                        {words.failures.replay}
                      </Button>
                    </InlineStack>
                    <Text as="p" variant="bodySm" breakWord>
                      {reason || words.failures.noReason}
                    </Text>
                    <Text as="p" variant="bodySm" tone="subdued">
                      {words.failures.latest(formatWhenWithin(latest, clock))}
                    </Text>
                  </BlockStack>
                ))}
              </TitledCard>
            ) : (
              <MissingPart title={words.failures.title} />
            )}
            <div style={{ marginBlockStart: "var(--p-space-400)" }}>
              {runs ? <RunsCard runs={runs} clock={clock} /> : <MissingPart title={words.runs.title} />}
            </div>
          </MainAndSide>
        </Layout.Section>
      </Layout>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({ title: texts.activity.title });
