// The rules of the shop.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card } from "@shopify/polaris";
import { AppPage } from "#app/components/app-page.tsx";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { PageError } from "#app/components/page-error.tsx";
import { RuleList } from "#app/components/rule-list.tsx";
import { texts } from "#app/components/texts.ts";
import { listRules } from "#app/queries/list-rules.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const list = await listRules(shop);
  return json({ ...list, clock: { timezone: list.timezone, now: new Date().toISOString() } });
}

export default function Rules() {
  const { rules, clock } = useLoaderData<typeof loader>();
  return (
    <AppPage title={texts.rules.title}>
      <Card padding="0">
        {rules.length ? <RuleList rules={rules} clock={clock} /> : <EmptyNote {...texts.rules.none} />}
      </Card>
    </AppPage>
  );
}

export const ErrorBoundary = PageError;
