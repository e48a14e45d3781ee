// One rule: its settings, with the admin's save bar. What was typed stays until it is saved or discarded.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Badge } from "@shopify/polaris";
import { saveCheckSettings } from "#app/commands/save-check-settings.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { PageError } from "#app/components/page-error.tsx";
import { SettingsForm } from "#app/components/settings-form.tsx";
import { texts } from "#app/components/texts.ts";
import { useSaid } from "#app/components/use-said.ts";
import { getRule } from "#app/queries/get-rule.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const rule = await getRule(shop, params.ruleId ?? "");
  if (!rule) throw new Response(null, { status: 404 });
  return json({ ...rule, clock: { timezone: rule.timezone, now: new Date().toISOString() } });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const result = await saveCheckSettings(shop, actor, params.ruleId ?? "", await request.json().catch(() => null));
  if (result.outcome === "not_found") throw new Response(null, { status: 404 });
  const fields = result.outcome === "invalid" ? result.fields : {};
  return json({ intent: "save", outcome: result.outcome, fields }, { status: statusOf(result) });
}

export default function Rule() {
  const rule = useLoaderData<typeof loader>();
  const saved = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const words = texts.rules;
  useSaid(saved);
  return (
    <AppPage
      title={rule.name}
      backAction={{ content: words.back, url: "/app/rules" }}
      titleMetadata={<Badge tone={rule.enabled ? "success" : undefined}>{rule.enabled ? words.on : words.off}</Badge>}
    >
      <SettingsForm
        // Another version is another form; while it is the same, what was typed stays.
        key={`${rule.ruleId}/${rule.version}`}
        rule={rule}
        clock={rule.clock}
        errors={saved?.outcome === "invalid" ? saved.fields : {}}
        saving={navigation.state !== "idle" && navigation.json !== undefined}
        onSave={(form) => submit(form, { method: "post", encType: "application/json" })}
      />
    </AppPage>
  );
}

export const ErrorBoundary = PageError;
