// One built-in check: what it does, its settings with the admin's save bar, and the rules that they make.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, InlineStack, Layout, Link, Text } from "@shopify/polaris";
import { useRef } from "react";
import { previewCheck } from "#app/commands/preview-check.server.ts";
import { saveCheckSettings } from "#app/commands/save-check-settings.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { actorInWords } from "#app/components/actor-in-words.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { CheckForm, type CheckToSave } from "#app/components/checks/check-form.tsx";
import { CheckPreview } from "#app/components/checks/check-preview.tsx";
import { FraudScorecard } from "#app/components/checks/fraud-scorecard.tsx";
import { HoldLeadCard } from "#app/components/checks/hold-lead-card.tsx";
import { formatWhenWithin } from "#app/components/format-when.ts";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { useSaid } from "#app/components/use-said.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { getCheck } from "#app/queries/get-check.server.ts";
import { listCheckPreviews } from "#app/queries/list-check-previews.server.ts";
import { listFraudScorecard } from "#app/queries/list-fraud-scorecard.server.ts";
import { measureHoldLead } from "#app/queries/measure-hold-lead.server.ts";
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

/** Days that the preview looks at: the command's own. */
const WEEK = 7;
/** The rule of warehouse routing that holds new orders. */
const HOLDS = "routing-hold";
/** Days that the scorecard of the fraud check can look at. */
const WINDOWS = [90, 30, 365] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const check = await getCheck(shop, params.checkId ?? "");
  if (!check) throw new Response(null, { status: 404 });
  const page = { shop, page: "check" };
  const { checkId, settings } = check;
  const previews = await partOfPage(page, "preview", () => listCheckPreviews(shop, WEEK));
  const preview = previews?.find((one) => one.checkId === checkId) ?? null;
  const days = WINDOWS.find((one) => String(one) === new URL(request.url).searchParams.get("days")) ?? WINDOWS[0];
  // Undefined: of another check. Of the routing check, null until an order was held.
  const scorecard =
    checkId === "fraud-check"
      ? await partOfPage(page, "scorecard", () => listFraudScorecard(shop, { days, now: new Date(), settings }))
      : undefined;
  const lead =
    checkId === "routing"
      ? await partOfPage(page, "hold lead", async () => ({ holdLead: await measureHoldLead(shop, HOLDS) }))
      : undefined;
  return json({
    ...check,
    preview,
    isPreviewKnown: previews !== null,
    scorecard,
    lead,
    clock: { timezone: check.timezone, now: new Date().toISOString() },
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as Record<string, unknown> | null;
  const checkId = params.checkId ?? "";
  const intent = form?.intent === "preview" ? "preview" : "save";
  const result = await (intent === "preview" ? previewCheck : saveCheckSettings)(shop, actor, checkId, form);
  if (result.outcome === "not_found") throw new Response(null, { status: 404 });
  const fields = result.outcome === "invalid" ? result.fields : {};
  return json({ intent, outcome: result.outcome, fields }, { status: statusOf(result) });
}

const TONES = { on: "success", watch: "info", off: undefined } as const;

export default function Check() {
  const check = useLoaderData<typeof loader>();
  const saved = useActionData<typeof action>();
  const submit = useSubmit();
  const [, setSearch] = useSearchParams();
  const navigation = useNavigation();
  const words = texts.checks;
  useSaid(saved);
  const draft = useRef<CheckToSave | null>(null);
  const send = (form: object) => submit(form as never, { method: "post", encType: "application/json" });
  const sending = navigation.state === "idle" ? null : (navigation.json as { intent?: string } | undefined);
  useLookAgain(check.preview?.status === "RUNNING", 1_000);
  return (
    <AppPage
      title={check.name}
      backAction={{ content: words.back, url: "/app/checks" }}
      titleMetadata={<Badge tone={TONES[check.state]}>{words.state[check.state]}</Badge>}
    >
      <Layout>
        {check.mode === "WATCHING" && check.state === "on" ? (
          <Layout.Section variant="fullWidth">
            <Banner tone="info">{words.watchingStore}</Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section variant="fullWidth">
          <MainAndSide
            side={
              <BlockStack gap="400">
                <MissingParts
                  parts={{
                    [missingWords.check.preview]: check.isPreviewKnown || null,
                    [missingWords.check.holdLead]: check.lead,
                  }}
                />
                <CheckPreview
                  about={check.about}
                  preview={check.preview}
                  starting={sending?.intent === "preview" || check.preview?.status === "RUNNING"}
                  onStart={() =>
                    send({ intent: "preview", settings: draft.current?.settings ?? (check.settings as object) })
                  }
                />
                {check.lead?.holdLead ? <HoldLeadCard {...check.lead.holdLead} /> : null}
                <TitledCard title={words.rules} gap="200">
                  <Text as="p" variant="bodySm" tone="subdued">
                    {words.rulesHelp}
                  </Text>
                  {check.rules.map(({ ruleId, name, enabled }) => (
                    <InlineStack key={ruleId} align="space-between" gap="200">
                      <Link url={`/app/rules/${ruleId}`}>{name}</Link>
                      {enabled ? null : <Badge>{words.state.off}</Badge>}
                    </InlineStack>
                  ))}
                </TitledCard>
                {check.fields.some(({ name }) => name.endsWith("_table")) ? (
                  <TitledCard title={words.tables} gap="200">
                    <Text as="p">
                      {words.tablesHelp} <Link url="/app/tables">{words.toTables}</Link>
                    </Text>
                  </TitledCard>
                ) : null}
                <TitledCard title={words.versions} gap="200">
                  {check.versions.map(({ version, savedAt, savedBy }) => (
                    <Text
                      as="p"
                      key={version}
                      variant="bodySm"
                      tone={version === check.version ? undefined : "subdued"}
                    >
                      {words.version(version, formatWhenWithin(savedAt, check.clock))}, {actorInWords(savedBy)}
                    </Text>
                  ))}
                </TitledCard>
              </BlockStack>
            }
          >
            <CheckForm
              // Another version is another form; while it is the same, what was typed stays.
              key={`${check.checkId}/${check.version}`}
              check={check as never}
              errors={saved?.outcome === "invalid" ? (saved.fields as Record<string, string>) : {}}
              saving={sending?.intent === "save"}
              onSave={(form) => send({ ...form, intent: "save" })}
              onDraft={(form) => {
                draft.current = form;
              }}
            />
          </MainAndSide>
        </Layout.Section>
        {check.scorecard === null ? (
          <Layout.Section variant="fullWidth">
            <MissingPart title={missingWords.check.scorecard} />
          </Layout.Section>
        ) : null}
        {check.scorecard ? (
          <Layout.Section variant="fullWidth">
            <FraudScorecard
              {...check.scorecard}
              windows={WINDOWS.toSorted((a, b) => a - b)}
              onWindow={(days) => setSearch({ days }, { preventScrollReset: true, replace: true })}
            />
          </Layout.Section>
        ) : null}
      </Layout>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.check,
  backAction: { content: texts.checks.back, url: "/app/checks" },
});
