// One customer: what became of them, their newest orders, rules to run on them.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "#app/components/page-error.tsx";
import { RecordPage } from "#app/components/record-page.tsx";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";
import { getRecord } from "#app/queries/get-record.server.ts";
import { listHandRules } from "#app/queries/list-hand-rules.server.ts";
import { listRecordHistory } from "#app/queries/list-record-history.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const key = params.customerId ?? "";
  const record = await getRecord(shop, "customer", key);
  if (!record) throw new Response(null, { status: 404 });
  const cursor = cursorFrom(new URL(request.url).searchParams);
  const history = await listRecordHistory(shop, { kind: "customer", key, items: [], cursor });
  const handRules = await listHandRules(shop, "customer");
  const turns = {
    newer: history.newer && cursorParam(history.newer),
    older: history.older && cursorParam(history.older),
  };
  return json({
    record,
    history: { entries: history.entries, ...turns },
    handRules,
    clock: { timezone: record.timezone, now: new Date().toISOString() },
  });
}

export default function Customer() {
  return <RecordPage kind="customer" stock={null} {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = PageError;
