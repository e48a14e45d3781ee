// The set-up guide: from the first page to live checks.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import {
  BlockStack,
  Button,
  InlineStack,
  Link,
  List,
  ProgressBar,
  Select,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { moveSetupOn } from "#app/commands/move-setup-on.server.ts";
import { previewAllChecks } from "#app/commands/preview-check.server.ts";
import { setCheckState } from "#app/commands/set-check-state.server.ts";
import { setMode } from "#app/commands/set-mode.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { PreviewProgress } from "#app/components/checks/check-preview.tsx";
import { SetupStep } from "#app/components/checks/setup-step.tsx";
import { HistoryBar } from "#app/components/home/history-bar.tsx";
import { MissingWords } from "#app/components/missing-words.tsx";
import { effectKindInWords } from "#app/components/orders/effect-kind-in-words.ts";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { useSaid } from "#app/components/use-said.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { getSetup } from "#app/queries/get-setup.server.ts";
import { listCheckPreviews } from "#app/queries/list-check-previews.server.ts";
import { listChecks } from "#app/queries/list-checks.server.ts";
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

/** Days that the previews of this page look at: the command's own. */
const SIXTY = 60;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const setup = await getSetup(shop);
  if (!setup) throw new Response(null, { status: 404 });
  const page = { shop, page: "setup" };
  const listed = await partOfPage(page, "checks", () => listChecks(shop));
  const previews = await partOfPage(page, "previews", () => listCheckPreviews(shop, SIXTY));
  return json({ ...setup, checks: listed?.checks ?? null, previews });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = Object.fromEntries(await request.formData());
  const result = await run(shop, actor, form);
  const word = "mode" in result ? String(result.mode) : undefined;
  return json({ intent: String(form.intent), outcome: result.outcome, word }, { status: statusOf(result) });
}

function run(shop: string, actor: string, form: Record<string, unknown>) {
  switch (form.intent) {
    case "setup":
      return moveSetupOn(shop, actor, form);
    case "check-state":
      return setCheckState(shop, actor, form);
    case "preview-all":
      return previewAllChecks(shop, actor);
    case "set-mode":
      return setMode(shop, actor, form);
    default:
      return { outcome: "invalid" as const };
  }
}

export default function Setup() {
  const setup = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const words = texts.setup;
  useSaid(said);
  const { history, mode } = setup;
  const [checks, previews, asked] = [setup.checks ?? [], setup.previews ?? [], setup.asked ?? []];
  const isRunning = previews.some(({ status }) => status === "RUNNING");
  const isLooking = isRunning || history?.completedAt === null;
  useLookAgain(isLooking && navigation.state === "idle", 1_000);
  const send = (form: Record<string, string>) => submit(form, { method: "post", preventScrollReset: true });
  const busy = (name: string, value: string) => navigation.formData?.get(name) === value;
  const isLive = mode === "LIVE";
  const isRead = typeof history?.completedAt === "string";
  const chosen = checks.some(({ state }) => state !== "off");
  const previewed = previews.length > 0 && !isRunning;
  const steps = [true, isRead, setup.locationsConfirmedAt !== null, chosen, previewed, isLive];
  const done = steps.filter(Boolean).length;
  // What a person has to do next stands out; the steps may be taken in any order.
  const next = [3, 5, 6].find((step) => !steps[step - 1]);
  const variantOf = (step: number) => (step === next ? "primary" : "secondary");
  const on = checks.filter(({ state }) => state === "on").map(({ name }) => name);
  const watching = checks.filter(({ state }) => state === "watch").length;
  return (
    <AppPage
      title={words.title}
      subtitle={words.steps(done, steps.length)}
      backAction={{ content: words.back, url: "/app" }}
      secondaryActions={
        setup.closedAt ? [] : [{ content: words.close, onAction: () => send({ intent: "setup", step: "close" }) }]
      }
    >
      <BlockStack gap="400">
        <ProgressBar progress={Math.round((done / steps.length) * 100)} size="small" ariaLabelledBy="setup-steps" />
        <Text as="p" visuallyHidden id="setup-steps">
          {words.steps(done, steps.length)}
        </Text>
        <SetupStep step={1} title={words.connect.title} done>
          <Text as="p">{words.connect.body}</Text>
        </SetupStep>
        <SetupStep step={2} title={words.history.title} done={isRead}>
          {/* As high when it is done as while it goes on. */}
          <div style={{ minHeight: "2.5rem" }}>
            {history === null ? (
              <MissingWords of={words.history.title} />
            ) : history.completedAt ? (
              <Text as="p">{words.history.done(history.orders)}</Text>
            ) : (
              <HistoryBar history={history} />
            )}
          </div>
          {history?.keptOut ? (
            <Text as="p" tone="subdued">
              {texts.history.keptOut(history)}
            </Text>
          ) : null}
        </SetupStep>
        <SetupStep step={3} title={words.locations.title} done={setup.locationsConfirmedAt !== null}>
          <Locations locations={setup.locations} />
          <Text as="p" tone={asked.length ? "caution" : "subdued"}>
            {asked.length ? words.locations.asked(asked.join(", ")) : words.locations.ask} {words.locations.either}{" "}
            <Link url="/app/checks/routing">{words.locations.holdFirst}</Link>,{" "}
            <Link url="shopify://admin/settings/payments" target="_top">
              {words.locations.captureByHand}
            </Link>
            .
          </Text>
          {setup.asked ? null : (
            <MissingWords of={missingWords.setup.asked} body={texts.errors.missing(missingWords.setup.asked)} />
          )}
          {setup.locationsConfirmedAt ? null : (
            <InlineStack>
              <Button
                variant={variantOf(3)}
                loading={busy("step", "locations")}
                onClick={() => send({ intent: "setup", step: "locations" })}
              >
                {words.locations.confirm}
              </Button>
            </InlineStack>
          )}
        </SetupStep>
        <SetupStep step={4} title={words.checks.title} done={chosen}>
          <Text as="p">{words.checks.body}</Text>
          {setup.checks ? null : <MissingWords of={missingWords.setup.checks} />}
          {checks.map(({ checkId, name, summary, state }) => (
            <InlineStack key={checkId} align="space-between" blockAlign="center" gap="300" wrap={false}>
              <BlockStack gap="050">
                <Text as="h3" fontWeight="semibold">
                  {name}
                </Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {summary}{" "}
                  <Link url={`/app/checks/${checkId}`} accessibilityLabel={`${words.checks.open}: ${name}`}>
                    {words.checks.open}
                  </Link>
                </Text>
              </BlockStack>
              <div style={{ flex: "none", minWidth: 120 }}>
                <Select
                  label={name}
                  labelHidden
                  disabled={busy("checkId", checkId)}
                  options={["on", "watch", "off"].map((value) => ({
                    value,
                    label: texts.checks.state[value] ?? value,
                  }))}
                  value={state}
                  onChange={(next) => send({ intent: "check-state", checkId, state: next })}
                />
              </div>
            </InlineStack>
          ))}
        </SetupStep>
        <SetupStep step={5} title={words.preview.title} done={previewed}>
          <Text as="p">{words.preview.body}</Text>
          {setup.previews ? null : <MissingWords of={missingWords.setup.previews} />}
          <InlineStack>
            <Button
              variant={variantOf(5)}
              loading={isRunning || busy("intent", "preview-all")}
              onClick={() => send({ intent: "preview-all" })}
            >
              {previews.length ? words.preview.again : words.preview.start}
            </Button>
          </InlineStack>
          <div aria-live="polite">
            <BlockStack gap="200">
              {isRunning ? (
                <PreviewProgress
                  total={Math.max(...previews.map(({ total }) => total))}
                  looked={Math.floor(previews.reduce((sum, { looked }) => sum + looked, 0) / previews.length)}
                />
              ) : null}
              {previewed && !previews.some(({ looked }) => looked > 0) ? (
                <Text as="p" tone="subdued">
                  {words.preview.nothing}
                </Text>
              ) : null}
              {isRunning
                ? null
                : checks.flatMap(({ checkId, name, about }) => {
                    const preview = previews.find((one) => one.checkId === checkId);
                    if (!preview?.looked) return [];
                    const does = [
                      ...Object.entries(preview.does).map(
                        ([kind, count]) => `${effectKindInWords(kind)}: ${count.toLocaleString("en-GB")}`,
                      ),
                      ...(preview.unknown
                        ? [
                            `${texts.checks.preview.unknown(preview.unknown, preview.looked)}. ${preview.unknownWhy ?? ""}`.trim(),
                          ]
                        : []),
                    ];
                    return [
                      <BlockStack key={checkId} gap="050">
                        <InlineStack align="space-between" gap="200">
                          <Text as="span" fontWeight="semibold">
                            {name}
                          </Text>
                          <Text as="span" numeric>
                            {words.preview.row[about](preview.found, preview.looked)}
                          </Text>
                        </InlineStack>
                        {does.length ? (
                          <Text as="span" variant="bodySm" tone="subdued">
                            {does.join(" · ")}
                          </Text>
                        ) : null}
                      </BlockStack>,
                    ];
                  })}
            </BlockStack>
          </div>
        </SetupStep>
        <SetupStep step={6} title={words.live.title} done={isLive}>
          {isLive ? (
            <>
              <Text as="p">{words.live.done}</Text>
              <InlineStack>
                <Button url="/app">{words.live.home}</Button>
              </InlineStack>
            </>
          ) : (
            <>
              <Text as="p">
                {on.length ? words.live.acts(on, watching) : words.live.noneOn} {words.live.pause}
              </Text>
              <InlineStack>
                <Button
                  variant={variantOf(6)}
                  loading={busy("intent", "set-mode")}
                  onClick={() => send({ intent: "set-mode", mode: "LIVE" })}
                >
                  {words.live.action}
                </Button>
              </InlineStack>
            </>
          )}
        </SetupStep>
      </BlockStack>
    </AppPage>
  );
}

function Locations({ locations }: { locations: ReturnType<typeof useLoaderData<typeof loader>>["locations"] }) {
  const words = texts.setup.locations;
  if (!locations)
    return (
      <BlockStack gap="300">
        <Text as="p">{words.reading}</Text>
        <SkeletonBodyText lines={4} />
      </BlockStack>
    );
  if (!locations.length) return <Text as="p">{words.none}</Text>;
  return (
    <BlockStack gap="100">
      <Text as="p">{words.ships}</Text>
      <List>
        {locations.map(({ name, city, shipsOnlineOrders, isService }) => (
          <List.Item key={name}>
            {name}
            {[city, isService ? words.service : null, shipsOnlineOrders ? null : words.notOnline]
              .filter(Boolean)
              .map((text) => `, ${text}`)}
          </List.Item>
        ))}
      </List>
      <Link url="shopify://admin/settings/locations" target="_top">
        {words.change}
      </Link>
    </BlockStack>
  );
}

export const ErrorBoundary = pageError({
  title: texts.setup.title,
  backAction: { content: texts.setup.back, url: "/app" },
});
