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
  return json(await listRules(shop));
}

export default function Rules() {
  const { rules, timezone } = useLoaderData<typeof loader>();
  return (
    <AppPage title={texts.rules.title}>
      <Card padding="0">
        {rules.length ? <RuleList rules={rules} timezone={timezone} /> : <EmptyNote {...texts.rules.none} />}
      </Card>
    </AppPage>
  );
}

export const ErrorBoundary = PageError;
