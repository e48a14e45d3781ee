// Orders: newest first, by key; views for what is flagged and what wants a person; search by order number.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { AppPage } from "#app/components/app-page.tsx";
import { OrderTable } from "#app/components/order-table.tsx";
import { PageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";
import { listOrders } from "#app/queries/list-orders.server.ts";
import { ORDER_VIEWS } from "#app/queries/order-views.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const view = ORDER_VIEWS.find((known) => known === searchParams.get("view")) ?? "all";
  const search = searchParams.get("search")?.trim().slice(0, 50) ?? "";
  const list = await listOrders(shop, { view, search, cursor: cursorFrom(searchParams) });
  return json({ view, search, ...list, clock: { timezone: list.timezone, now: new Date().toISOString() } });
}

export default function Orders() {
  const { view, search, newer, older, ...list } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const navigation = useNavigation();
  useLookAgain(navigation.state === "idle" && !newer, 5_000);

  const show = (next: Record<string, string>) => setParams(next, { preventScrollReset: true });
  const kept = { ...(view === "all" ? {} : { view }), ...(search ? { search } : {}) };
  return (
    <AppPage title={texts.orders.title} fullWidth>
      <OrderTable
        {...list}
        views={[...ORDER_VIEWS]}
        view={view}
        search={search}
        loading={navigation.state === "loading"}
        onView={(next) => show(next === "all" ? {} : { view: next })}
        onSearch={(next) => show({ ...(view === "all" ? {} : { view }), ...(next ? { search: next } : {}) })}
        onNewer={newer ? () => show({ ...kept, ...Object.fromEntries([cursorParam(newer)]) }) : null}
        onOlder={older ? () => show({ ...kept, ...Object.fromEntries([cursorParam(older)]) }) : null}
      />
    </AppPage>
  );
}

export const ErrorBoundary = PageError;
