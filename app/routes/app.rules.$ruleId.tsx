// One rule: its document and its versions; of a built-in check the way to its settings. What was typed stays until it is saved or discarded.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { Badge, BlockStack, Tabs } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { makeCallSecret } from "#app/commands/make-call-secret.server.ts";
import { removeRule } from "#app/commands/remove-rule.server.ts";
import { revertRule } from "#app/commands/revert-rule.server.ts";
import { saveRuleText } from "#app/commands/save-rule.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { RuleEditor } from "#app/components/builder/rule-editor.tsx";
import { ConfirmAction } from "#app/components/confirm-action.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { RuleCalls } from "#app/components/rules/rule-calls.tsx";
import { STATE_TONES } from "#app/components/rules/rule-list.tsx";
import { RuleVersions } from "#app/components/rules/rule-versions.tsx";
import { RunByHandDialog } from "#app/components/rules/run-by-hand-dialog.tsx";
import { saveFile } from "#app/components/save-file.ts";
import { texts } from "#app/components/texts.ts";
import { useSaid } from "#app/components/use-said.ts";
import { handWords } from "#app/components/words/hand-words.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { checkRuleText } from "#app/queries/check-rule-text.server.ts";
import { diffRuleVersions } from "#app/queries/diff-rule-versions.server.ts";
import { getRuleCalls } from "#app/queries/get-rule-calls.server.ts";
import { getRuleDocument } from "#app/queries/get-rule-document.server.ts";
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const ruleId = params.ruleId ?? "";
  const rule = await getRuleDocument(shop, ruleId);
  if (!rule) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const isOfVersions = searchParams.get("view") === "versions";
  const version = Number(searchParams.get("version") ?? rule.version);
  const page = { shop, page: "rule" };
  // Undefined: of another view.
  const compared = isOfVersions
    ? await partOfPage(page, "diff", async () => ({ diff: await diffRuleVersions(shop, ruleId, version) }))
    : undefined;
  if (compared?.diff === null) throw new Response(null, { status: 404 });
  const calls =
    searchParams.get("view") === "calls" && rule.isCalled
      ? await partOfPage(page, "calls", () => getRuleCalls(shop, ruleId))
      : undefined;
  const checked = { text: rule.text, ...(await checkRuleText(shop, rule.text, new Date())) };
  return json({
    rule,
    checked,
    diff: compared === null ? null : compared?.diff,
    calls,
    clock: { timezone: rule.timezone, now: new Date().toISOString() },
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as Record<string, unknown> | null;
  const intent = typeof form?.intent === "string" ? form.intent : "save";
  const result = await run(shop, actor, params.ruleId ?? "", form);
  if (result.outcome === "not_found") throw new Response(null, { status: 404 });
  if (intent === "remove-rule" && result.outcome === "done") return redirect("/app/rules");
  const fields = "fields" in result ? result.fields : {};
  const version = result.outcome === "conflict" && "version" in result ? result.version : null;
  const secret = "secret" in result ? String(result.secret) : null;
  return json(
    { intent, outcome: result.outcome, fields, version, secret },
    { status: statusOf(result), headers: { "Cache-Control": "no-store" } },
  );
}

function run(shop: string, actor: string, ruleId: string, form: Record<string, unknown> | null) {
  switch (form?.intent) {
    case "save-text":
      return saveRuleText(shop, actor, ruleId, form);
    case "revert-rule":
      return revertRule(shop, actor, ruleId, form);
    case "remove-rule":
      return removeRule(shop, actor, { ruleId });
    case "make-secret":
      return makeCallSecret(shop, actor, ruleId, Date.now());
    default:
      return { outcome: "invalid" as const };
  }
}

type View = "build" | "document" | "calls" | "versions";

export default function Rule() {
  const { rule, checked, diff, calls, clock } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [params, setParams] = useSearchParams();
  const [isRemoving, setIsRemoving] = useState(false);
  const [isRunning, setIsRunning] = useState(false);
  const words = ruleWords.rule;
  useSaid(said);

  const ofPeople: View[] = rule.isCalled
    ? ["build", "document", "calls", "versions"]
    : ["build", "document", "versions"];
  const views: View[] = rule.isOfCheck ? ["document", "versions"] : ofPeople;
  const view = views.find((one) => one === params.get("view")) ?? views[0] ?? "document";
  const sending = navigation.state === "idle" ? null : (navigation.json as Record<string, unknown> | undefined);
  const send = (form: Record<string, unknown>) =>
    submit(form as never, { method: "post", encType: "application/json" });
  const problem = said?.outcome === "conflict" && said.version ? words.conflict(said.version) : null;
  useEffect(() => {
    if (said) setIsRemoving(false);
  }, [said]);
  return (
    <AppPage
      title={rule.name}
      backAction={{ content: words.back, url: "/app/rules" }}
      titleMetadata={<Badge tone={STATE_TONES[rule.state]}>{ruleWords.list.states[rule.state]}</Badge>}
      secondaryActions={[
        ...(rule.checkId ? [{ content: words.views.settings, url: `/app/checks/${rule.checkId}` }] : []),
        ...(rule.byHand ? [{ content: handWords.run, onAction: () => setIsRunning(true) }] : []),
        { content: words.export, onAction: () => saveFile(`${rule.ruleId}.json`, rule.text) },
        { content: words.copy, url: `/app/rule-new?from=${rule.ruleId}` },
        ...(rule.isOfCheck
          ? []
          : [{ content: words.remove.action, destructive: true, onAction: () => setIsRemoving(true) }]),
      ]}
    >
      <BlockStack gap="400">
        <Tabs
          tabs={views.map((id) => ({ id, content: words.views[id], panelID: `${id}-panel` }))}
          selected={views.indexOf(view)}
          onSelect={(index) => setParams({ view: views[index] ?? "document" }, { preventScrollReset: true })}
        />
        <div id={`${view}-panel`} role="tabpanel" aria-labelledby={view}>
          {view === "document" || view === "build" ? (
            <RuleEditor
              view={view}
              key={`${rule.ruleId}/${rule.version}`}
              draftKey={`${rule.ruleId}/${rule.version}`}
              saved={rule.text}
              checked={checked}
              readOnly={rule.isOfCheck}
              recentOrder={rule.recentOrder}
              currency={rule.currency}
              saving={sending?.intent === "save-text"}
              problem={problem}
              onSave={(text) => send({ intent: "save-text", version: rule.version, text })}
            />
          ) : null}
          {view === "calls" && calls === null ? <MissingPart title={missingWords.rule.calls} /> : null}
          {view === "versions" && diff === null ? <MissingPart title={missingWords.rule.versions} /> : null}
          {view === "calls" && calls ? (
            <RuleCalls
              {...calls}
              secret={said?.secret ?? null}
              clock={clock}
              making={sending?.intent === "make-secret"}
              onMakeSecret={() => send({ intent: "make-secret" })}
            />
          ) : null}
          {view === "versions" && diff ? (
            <RuleVersions
              ruleId={rule.ruleId}
              current={rule.version}
              versions={rule.versions}
              diff={diff}
              matchedOrders={rule.matchedOrders}
              clock={clock}
              reverting={sending?.intent === "revert-rule"}
              onRevert={rule.isOfCheck ? null : (to) => send({ intent: "revert-rule", version: rule.version, to })}
            />
          ) : null}
        </div>
      </BlockStack>
      {isRunning && rule.byHand ? (
        <RunByHandDialog
          rules={[{ ruleId: rule.ruleId, name: rule.name, ...rule.byHand }]}
          chosen="ask"
          findsAlone={rule.byHand.findsAlone}
          onClose={() => setIsRunning(false)}
        />
      ) : null}
      <ConfirmAction
        question={
          isRemoving
            ? { title: words.remove.title(rule.name), body: words.remove.body, action: words.remove.confirm }
            : null
        }
        destructive
        loading={sending?.intent === "remove-rule"}
        onConfirm={() => send({ intent: "remove-rule" })}
        onCancel={() => setIsRemoving(false)}
      />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.rule,
  backAction: { content: ruleWords.rule.back, url: "/app/rules" },
});
