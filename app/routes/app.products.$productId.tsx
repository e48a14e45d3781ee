// One product: the stock of its variants by day, what became of it, rules to run on it.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageError } from "#app/components/page-error.tsx";
import { RecordPage } from "#app/components/records/record-page.tsx";
import { texts } from "#app/components/texts.ts";
import { recordWords } from "#app/components/words/record-words.ts";
import { cursorFrom, turnable } from "#app/queries/cursor.ts";
import { getRecord } from "#app/queries/get-record.server.ts";
import { listHandRules } from "#app/queries/list-hand-rules.server.ts";
import { listRecordHistory } from "#app/queries/list-record-history.server.ts";
import { dayCursorFrom, listStockDays } from "#app/queries/list-stock-days.server.ts";
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const key = params.productId ?? "";
  const record = await getRecord(shop, "product", key);
  if (!record) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const items = record.variants.flatMap(({ inventoryItemId }) => inventoryItemId ?? []);
  const page = { shop, page: "product" };
  const history = await partOfPage(page, "history", () =>
    listRecordHistory(shop, { kind: "product", key, items, cursor: cursorFrom(searchParams) }),
  );
  const stocked = record.variants.filter(({ inventoryItemId }) => inventoryItemId !== null);
  const shown = stocked.find(({ variantId }) => variantId === searchParams.get("variant")) ?? stocked[0];
  const itemId = shown?.inventoryItemId;
  // Undefined: nothing of it is stocked.
  const stock = itemId
    ? await partOfPage(page, "stock", async () => ({
        ...(await listStockDays(shop, { itemId, cursor: dayCursorFrom(searchParams) })),
        variantId: shown.variantId,
      }))
    : undefined;
  const handRules = await partOfPage(page, "hand rules", async () => [
    ...(await listHandRules(shop, "product")),
    // About stock: of the variant that is shown.
    ...(itemId ? await listHandRules(shop, "stock") : []).map((rule) => ({ ...rule, chosen: [itemId ?? ""] })),
  ]);
  return json({
    record,
    history: history && turnable(history),
    stock,
    handRules,
    clock: { timezone: record.timezone, now: new Date().toISOString() },
  });
}

export default function Product() {
  return <RecordPage kind="product" {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.product,
  backAction: { content: recordWords.title, url: "/app/records?kind=product" },
});
