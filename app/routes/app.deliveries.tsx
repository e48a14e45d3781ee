// What came in, above all what could not be used and why.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Box, Text } from "@shopify/polaris";
import { DeliveryTable } from "#app/components/activity/delivery-table.tsx";
import { AppPage } from "#app/components/app-page.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { keptWords } from "#app/components/words/kept-words.ts";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";
import { DELIVERY_VIEWS } from "#app/queries/delivery-views.ts";
import { keptFor } from "#app/queries/kept-for.server.ts";
import { listDeliveries } from "#app/queries/list-deliveries.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const view = DELIVERY_VIEWS.find((known) => known === searchParams.get("view")) ?? "unreadable";
  const list = await listDeliveries(shop, { view, cursor: cursorFrom(searchParams) });
  return json({
    ...{ view, ...list, keptDays: keptFor().deliveries },
    clock: { timezone: list.timezone, now: new Date().toISOString() },
  });
}

export default function Deliveries() {
  const { view, newer, older, keptDays, ...list } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const navigation = useNavigation();
  return (
    <AppPage title={texts.deliveries.title} backAction={{ content: texts.home.title, url: "/app" }} fullWidth>
      <DeliveryTable
        {...list}
        views={[...DELIVERY_VIEWS]}
        view={view}
        loading={navigation.state === "loading"}
        onView={(next) => setParams({ view: next })}
        onNewer={newer ? () => setParams({ view, ...Object.fromEntries([cursorParam(newer)]) }) : null}
        onOlder={older ? () => setParams({ view, ...Object.fromEntries([cursorParam(older)]) }) : null}
      />
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued" alignment="center">
          {keptWords.deliveries(keptDays)}
        </Text>
      </Box>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.deliveries.title,
  backAction: { content: texts.home.title, url: "/app" },
});
