// Home: today, what needs attention, health, and the two brakes (watch-only, pause all writes).
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Layout, Text } from "@shopify/polaris";
import { useState } from "react";
import { releaseQuarantinedLane } from "#app/commands/release-quarantined-lane.server.ts";
import { setMode } from "#app/commands/set-mode.server.ts";
import { setWritesPaused } from "#app/commands/set-writes-paused.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { AttentionCard } from "#app/components/attention/attention-card.tsx";
import { ConfirmAction } from "#app/components/confirm-action.tsx";
import { formatWhenWithin } from "#app/components/format-when.ts";
import { HealthCard } from "#app/components/home/health-card.tsx";
import { TodayCard } from "#app/components/home/today-card.tsx";
import { WeekCard } from "#app/components/home/week-card.tsx";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { useSaid } from "#app/components/use-said.ts";
import { getHome } from "#app/queries/get-home.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const now = new Date();
  const home = await getHome(shop, { now });
  if (!home) throw new Response(null, { status: 404 });
  return json({ ...home, clock: { timezone: home.timezone, now: now.toISOString() } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = Object.fromEntries(await request.formData());
  const result = await run(shop, actor, form);
  return json(
    { intent: String(form.intent), word: wordOf(result), outcome: result.outcome },
    { status: statusOf(result) },
  );
}

function run(shop: string, actor: string, form: Record<string, unknown>) {
  switch (form.intent) {
    case "set-mode":
      return setMode(shop, actor, form);
    case "set-writes-paused":
      return setWritesPaused(shop, actor, form);
    case "release-lane":
      return releaseQuarantinedLane(shop, actor, form);
    default:
      return { outcome: "invalid" as const };
  }
}

const wordOf = (result: Awaited<ReturnType<typeof run>>) =>
  "mode" in result ? result.mode : "paused" in result ? String(result.paused) : undefined;

type Question = "live" | "watch";

export default function Home() {
  const home = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [question, setQuestion] = useState<Question | null>(null);
  const sending = navigation.formData;
  const words = texts.home;
  useSaid(said);
  useLookAgain(navigation.state === "idle", 5_000);

  const { clock } = home;
  const isLive = home.mode === "LIVE";
  const isPaused = home.writesPausedAt !== null;
  const send = (form: Record<string, string>) => {
    setQuestion(null);
    submit(form, { method: "post" });
  };
  const confirm = {
    live: () => send({ intent: "set-mode", mode: "LIVE" }),
    watch: () => send({ intent: "set-mode", mode: "WATCHING" }),
  };
  const busyWith = (intent: string) => sending?.get("intent") === intent;

  return (
    <AppPage
      title={words.title}
      titleMetadata={
        <InlineStack gap="100">
          <Badge tone={isLive ? "success" : "info"}>{isLive ? words.live.badge : words.watchingBadge}</Badge>
          {isPaused ? <Badge tone="warning">{words.paused.badge}</Badge> : null}
        </InlineStack>
      }
      secondaryActions={isLive ? [{ content: words.live.action, onAction: () => setQuestion("watch") }] : []}
    >
      <Layout>
        {home.health?.workerRuns === false ? (
          <Layout.Section variant="fullWidth">
            <Banner tone="warning" title={words.workerStopped.title}>
              {words.workerStopped.body}
            </Banner>
          </Layout.Section>
        ) : null}
        {home.writesPausedAt ? (
          <Layout.Section variant="fullWidth">
            <Banner
              tone="warning"
              title={words.paused.title}
              action={{
                content: words.paused.resume,
                loading: busyWith("set-writes-paused"),
                onAction: () => send({ intent: "set-writes-paused", paused: "false" }),
              }}
            >
              {words.paused.body(formatWhenWithin(home.writesPausedAt, clock))}
            </Banner>
          </Layout.Section>
        ) : null}
        {home.setupIsOpen ? (
          <Layout.Section variant="fullWidth">
            <Card>
              <InlineStack align="space-between" blockAlign="center" gap="400">
                <BlockStack gap="100">
                  <Text as="h2" variant="headingSm">
                    {texts.setup.card.title}
                  </Text>
                  <Text as="p">{texts.setup.card.body}</Text>
                </BlockStack>
                <Button variant="primary" url="/app/setup">
                  {texts.setup.card.action}
                </Button>
              </InlineStack>
            </Card>
          </Layout.Section>
        ) : null}
        {isLive ? null : (
          <Layout.Section variant="fullWidth">
            <Banner
              tone="info"
              title={words.watching.title}
              action={{
                content: words.watching.action,
                loading: busyWith("set-mode"),
                onAction: () => setQuestion("live"),
              }}
            >
              {words.watching.body}
            </Banner>
          </Layout.Section>
        )}
        <Layout.Section variant="fullWidth">
          {home.today ? (
            <TodayCard today={home.today} timezone={home.timezone} />
          ) : (
            <MissingPart title={words.today.title} />
          )}
        </Layout.Section>
        <Layout.Section variant="fullWidth">
          <MainAndSide
            side={
              home.health ? (
                <HealthCard health={home.health} clock={clock} />
              ) : (
                <MissingPart title={words.health.title} />
              )
            }
          >
            <BlockStack gap="400">
              {home.attention ? (
                <AttentionCard
                  {...home.attention}
                  clock={clock}
                  busyLane={busyWith("release-lane") ? `${sending?.get("kind")}/${sending?.get("key")}` : null}
                  onRelease={({ kind, key }) => send({ intent: "release-lane", kind, key })}
                />
              ) : (
                <MissingPart title={words.attention.title} />
              )}
              {home.week ? <WeekCard {...home.week} /> : <MissingPart title={words.week.title} />}
            </BlockStack>
          </MainAndSide>
        </Layout.Section>
      </Layout>
      <ConfirmAction
        question={question && words.confirm[question]}
        loading={navigation.state === "submitting"}
        onConfirm={() => question && confirm[question]()}
        onCancel={() => setQuestion(null)}
      />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({ title: texts.home.title });
