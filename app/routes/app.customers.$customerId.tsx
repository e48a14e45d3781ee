// One customer: what became of them, their newest orders, rules to run on them.
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
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const key = params.customerId ?? "";
  const record = await getRecord(shop, "customer", key);
  if (!record) throw new Response(null, { status: 404 });
  const cursor = cursorFrom(new URL(request.url).searchParams);
  const page = { shop, page: "customer" };
  const history = await partOfPage(page, "history", () =>
    listRecordHistory(shop, { kind: "customer", key, items: [], cursor }),
  );
  const handRules = await partOfPage(page, "hand rules", () => listHandRules(shop, "customer"));
  return json({
    record,
    history: history && turnable(history),
    handRules,
    clock: { timezone: record.timezone, now: new Date().toISOString() },
  });
}

export default function Customer() {
  return <RecordPage kind="customer" {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.customer,
  backAction: { content: recordWords.title, url: "/app/records?kind=customer" },
});
