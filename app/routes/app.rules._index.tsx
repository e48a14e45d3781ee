// The rules of the shop: what each does, on and off, their order, import and export.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { BlockStack, Card } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { moveRule } from "#app/commands/move-rule.server.ts";
import { type PushedRule, pushRules } from "#app/commands/push-rules.server.ts";
import { setRuleState } from "#app/commands/set-rule-state.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { ImportRules } from "#app/components/rules/import-rules.tsx";
import { RuleList } from "#app/components/rules/rule-list.tsx";
import { saveFile } from "#app/components/save-file.ts";
import { useSaid } from "#app/components/use-said.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { printJson } from "#app/lib/print-json.ts";
import { exportRules } from "#app/queries/export-rules.server.ts";
import { listRules } from "#app/queries/list-rules.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const now = new Date();
  const list = await listRules(shop, now);
  return json({ ...list, clock: { timezone: list.timezone, now: now.toISOString() } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as Record<string, unknown> | null;
  const intent = String(form?.intent);
  const result = await run(shop, actor, form);
  return json({ intent, word: undefined, rules: [] as PushedRule[], ...result }, { status: statusOf(result) });
}

async function run(shop: string, actor: string, form: Record<string, unknown> | null) {
  switch (form?.intent) {
    case "set-rule-state": {
      const result = await setRuleState(shop, actor, form);
      return { outcome: result.outcome, word: "state" in result ? result.state : undefined };
    }
    case "move-rule":
      return moveRule(shop, actor, form);
    case "import-rules":
      return pushRules(shop, actor, form);
    case "export-rules":
      return { outcome: "done" as const, exported: await exportRules(shop) };
    default:
      return { outcome: "invalid" as const };
  }
}

export default function Rules() {
  const { rules, clock } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [isImporting, setIsImporting] = useState(false);
  const words = ruleWords.list;
  useSaid(said);

  const send = (form: Record<string, unknown>) =>
    submit(form as never, { method: "post", encType: "application/json", replace: true });
  const sending = navigation.state === "idle" ? null : (navigation.json as Record<string, unknown> | undefined);
  useEffect(() => {
    if (!said) return;
    if (said.intent === "import-rules" && said.outcome === "done") setIsImporting(false);
    if ("exported" in said && said.exported)
      saveFile("rules.json", `${printJson(said.exported.map(({ document }) => document))}\n`);
  }, [said]);
  return (
    <AppPage
      title={words.title}
      primaryAction={{ content: words.add, url: "/app/rule-templates" }}
      secondaryActions={[
        { content: words.import, onAction: () => setIsImporting(true) },
        { content: words.export, onAction: () => send({ intent: "export-rules" }) },
        { content: words.keys, url: "/app/rule-keys" },
        { content: words.tables, url: "/app/tables" },
        { content: words.reports, url: "/app/reports" },
      ]}
    >
      <BlockStack gap="400">
        <MissingParts
          parts={{
            [missingWords.flagged]: rules.every(({ flagging }) => flagging !== null) || null,
            [missingWords.matched]: rules.every(({ matchedThisWeek }) => matchedThisWeek !== null) || null,
          }}
        />
        <Card padding="0">
          {rules.length ? (
            <RuleList
              rules={rules}
              clock={clock}
              busyRuleId={typeof sending?.ruleId === "string" ? sending.ruleId : null}
              onState={(ruleId, state) => send({ intent: "set-rule-state", ruleId, state })}
              onMove={(ruleId, way) => send({ intent: "move-rule", ruleId, way })}
            />
          ) : (
            <EmptyNote {...words.none} />
          )}
        </Card>
      </BlockStack>
      <ImportRules
        open={isImporting}
        busy={sending?.intent === "import-rules"}
        refused={said?.intent === "import-rules" && said.outcome !== "done" ? said.rules : null}
        onImport={(documents) => send({ intent: "import-rules", rules: documents.map((document) => ({ document })) })}
        onClose={() => setIsImporting(false)}
      />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({ title: ruleWords.list.title });
