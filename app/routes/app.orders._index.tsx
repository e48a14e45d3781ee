// Orders: newest first, by key; views for what is flagged and what wants a person; search by order number.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { useIndexResourceState } from "@shopify/polaris";
import { useState } from "react";
import { AppPage } from "#app/components/app-page.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { OrderTable } from "#app/components/orders/order-table.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { RunByHandDialog } from "#app/components/rules/run-by-hand-dialog.tsx";
import { saveFile } from "#app/components/save-file.ts";
import { texts } from "#app/components/texts.ts";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { handWords } from "#app/components/words/hand-words.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { recordWords } from "#app/components/words/record-words.ts";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";
import { listHandRules } from "#app/queries/list-hand-rules.server.ts";
import { listOrders } from "#app/queries/list-orders.server.ts";
import { ORDER_VIEWS, orderFilterFrom } from "#app/queries/order-views.ts";
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const filter = orderFilterFrom(searchParams);
  const list = await listOrders(shop, { ...filter, cursor: cursorFrom(searchParams) });
  const handRules = await partOfPage({ shop, page: "orders" }, "hand rules", () => listHandRules(shop, "order"));
  return json({ ...filter, ...list, handRules, clock: { timezone: list.timezone, now: new Date().toISOString() } });
}

export default function Orders() {
  const { view, search, found, newer, older, handRules, ...list } = useLoaderData<typeof loader>();
  const { selectedResources: chosen, handleSelectionChange } = useIndexResourceState(list.rows ?? [], {
    resourceIDResolver: ({ orderId }) => orderId,
  });
  const [isRunning, setIsRunning] = useState(false);
  const [, setParams] = useSearchParams();
  const navigation = useNavigation();
  useLookAgain(navigation.state === "idle" && !newer, 5_000);

  const show = (next: Record<string, string>) => setParams(next, { preventScrollReset: true });
  const kept: Record<string, string> = {
    ...(view === "all" ? {} : { view }),
    ...(search ? { search } : {}),
    ...(found ? { found } : {}),
  };
  const without = (name: string) => Object.fromEntries(Object.entries(kept).filter(([key]) => key !== name));
  const [isExporting, setIsExporting] = useState(false);
  const save = async () => {
    setIsExporting(true);
    try {
      const answer = await fetch(`/app/order-export?${new URLSearchParams(kept)}`);
      if (answer.ok) saveFile("orders.csv", await answer.text());
    } finally {
      setIsExporting(false);
    }
  };
  return (
    <AppPage
      title={texts.orders.title}
      fullWidth
      secondaryActions={[
        { content: recordWords.title, url: "/app/records" },
        { content: texts.orders.export, loading: isExporting, onAction: save },
      ]}
    >
      {isRunning && handRules ? (
        <RunByHandDialog rules={handRules} chosen={chosen} onClose={() => setIsRunning(false)} />
      ) : null}
      <MissingParts parts={{ [missingWords.handRules]: handRules }} />
      <OrderTable
        {...list}
        choosing={
          handRules?.length
            ? {
                chosen,
                onSelection: handleSelectionChange,
                verbs: [{ content: handWords.action, onAction: () => setIsRunning(true) }],
              }
            : null
        }
        views={[...ORDER_VIEWS]}
        view={view}
        search={search}
        found={found}
        onFound={(next) => show(next ? { ...kept, found: next } : without("found"))}
        loading={navigation.state === "loading"}
        onView={(next) => show(next === "all" ? {} : { view: next })}
        onSearch={(next) => show(next ? { ...kept, search: next } : without("search"))}
        onNewer={newer ? () => show({ ...kept, ...Object.fromEntries([cursorParam(newer)]) }) : null}
        onOlder={older ? () => show({ ...kept, ...Object.fromEntries([cursorParam(older)]) }) : null}
      />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({ title: texts.orders.title });
