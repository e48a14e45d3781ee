// One template: its settings, and the rule that they make in words.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { fillInTemplate } from "#app/commands/fill-in-template.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { TemplateForm } from "#app/components/rules/template-form.tsx";
import { WordsOfRule } from "#app/components/rules/words-of-rule.tsx";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { getRuleTemplate } from "#app/queries/list-rule-templates.server.ts";
import { readCurrency } from "#app/queries/read-currency.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const template = getRuleTemplate(params.templateId ?? "");
  if (!template) throw new Response(null, { status: 404 });
  return json({ ...template, currency: await readCurrency(shop) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const result = await fillInTemplate(shop, actor, params.templateId ?? "", await request.json().catch(() => null));
  if (result.outcome === "not_found") throw new Response(null, { status: 404 });
  if (result.outcome === "done") return redirect(`/app/rules/${result.ruleId}`);
  return json({ fields: result.fields }, { status: statusOf(result) });
}

const words = ruleWords.template;

export default function Template() {
  const template = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  return (
    <AppPage title={template.name} backAction={{ content: words.back, url: "/app/rule-templates" }}>
      <MainAndSide
        side={
          <TitledCard title={words.preview}>
            <WordsOfRule lines={template.says} />
          </TitledCard>
        }
      >
        <TemplateForm
          key={template.id}
          purpose={template.purpose}
          settings={template.settings}
          currency={template.currency}
          errors={answer?.fields ?? {}}
          saving={navigation.state !== "idle" && navigation.json !== undefined}
          onSave={(form) => submit(form, { method: "post", encType: "application/json" })}
        />
      </MainAndSide>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.template,
  backAction: { content: words.back, url: "/app/rule-templates" },
});
