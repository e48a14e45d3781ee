// A rule that does not exist yet. Its text stays here until it is right and saved.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { BlockStack, Tabs } from "@shopify/polaris";
import { useState } from "react";
import { saveRuleText } from "#app/commands/save-rule.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { RuleEditor } from "#app/components/builder/rule-editor.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { useSaid } from "#app/components/use-said.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { checkRuleText } from "#app/queries/check-rule-text.server.ts";
import { startRule } from "#app/queries/start-rule.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const start = await startRule(shop, new URL(request.url).searchParams.get("from"));
  return json({ ...start, checked: { text: start.text, ...(await checkRuleText(shop, start.text, new Date())) } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const result = await saveRuleText(shop, actor, null, await request.json().catch(() => null));
  if (result.outcome === "done") return redirect(`/app/rules/${result.ruleId}`);
  return json({ intent: "save", outcome: result.outcome }, { status: statusOf(result) });
}

const VIEWS = ["build", "document"] as const;

export default function NewRule() {
  const [view, setView] = useState<(typeof VIEWS)[number]>("build");
  const start = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  useSaid(said);
  return (
    <AppPage title={ruleWords.rule.fresh} backAction={{ content: ruleWords.add.title, url: "/app/rule-templates" }}>
      <BlockStack gap="400">
        <Tabs
          tabs={VIEWS.map((id) => ({ id, content: ruleWords.rule.views[id], panelID: `${id}-panel` }))}
          selected={VIEWS.indexOf(view)}
          onSelect={(index) => setView(VIEWS[index] ?? "build")}
        />
        <div id={`${view}-panel`} role="tabpanel" aria-labelledby={view}>
          <RuleEditor
            view={view}
            draftKey={`new/${start.from ?? ""}`}
            saved={start.text}
            checked={start.checked}
            isNew
            recentOrder={start.recentOrder}
            currency={start.currency}
            saving={navigation.state !== "idle" && navigation.json !== undefined}
            problem={said?.outcome === "conflict" ? ruleWords.rule.taken : null}
            onSave={(text) => submit({ version: 0, text }, { method: "post", encType: "application/json" })}
          />
        </div>
      </BlockStack>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: ruleWords.rule.fresh,
  backAction: { content: ruleWords.add.title, url: "/app/rule-templates" },
});
