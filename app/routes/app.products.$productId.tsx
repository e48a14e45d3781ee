// One product: the stock of its variants by day, what became of it, rules to run on it.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "#app/components/page-error.tsx";
import { RecordPage } from "#app/components/record-page.tsx";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";
import { getRecord } from "#app/queries/get-record.server.ts";
import { listHandRules } from "#app/queries/list-hand-rules.server.ts";
import { listRecordHistory } from "#app/queries/list-record-history.server.ts";
import { dayCursorFrom, listStockDays } from "#app/queries/list-stock-days.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const key = params.productId ?? "";
  const record = await getRecord(shop, "product", key);
  if (!record) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const items = record.variants.flatMap(({ inventoryItemId }) => inventoryItemId ?? []);
  const history = await listRecordHistory(shop, { kind: "product", key, items, cursor: cursorFrom(searchParams) });
  const stocked = record.variants.filter(({ inventoryItemId }) => inventoryItemId !== null);
  const shown = stocked.find(({ variantId }) => variantId === searchParams.get("variant")) ?? stocked[0];
  const stock = shown?.inventoryItemId
    ? {
        ...(await listStockDays(shop, { itemId: shown.inventoryItemId, cursor: dayCursorFrom(searchParams) })),
        variantId: shown.variantId,
      }
    : null;
  const ofStock = shown?.inventoryItemId ? await listHandRules(shop, "stock") : [];
  const handRules = [
    ...(await listHandRules(shop, "product")),
    // About stock: of the variant that is shown.
    ...ofStock.map((rule) => ({ ...rule, chosen: [shown?.inventoryItemId ?? ""] })),
  ];
  const turns = {
    newer: history.newer && cursorParam(history.newer),
    older: history.older && cursorParam(history.older),
  };
  return json({
    record,
    history: { entries: history.entries, ...turns },
    stock,
    handRules,
    clock: { timezone: record.timezone, now: new Date().toISOString() },
  });
}

export default function Product() {
  return <RecordPage kind="product" {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = PageError;
