// Customers and products that we know: searched, the newest change first.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { AppPage } from "#app/components/app-page.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { RecordTable } from "#app/components/records/record-table.tsx";
import { recordWords } from "#app/components/words/record-words.ts";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";
import { listRecords } from "#app/queries/list-records.server.ts";
import { recordKindFrom } from "#app/queries/record-kind-from.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const kind = recordKindFrom(searchParams.get("kind"));
  const search = (searchParams.get("search") ?? "").slice(0, 200);
  const list = await listRecords(shop, { kind, search, cursor: cursorFrom(searchParams) });
  return json({ kind, search, ...list, clock: { timezone: list.timezone, now: new Date().toISOString() } });
}

export default function Records() {
  const { kind, search, newer, older, ...list } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const navigation = useNavigation();
  const kept: Record<string, string> = { kind, ...(search ? { search } : {}) };
  const show = (next: Record<string, string>) => setParams(next, { preventScrollReset: true });
  return (
    <AppPage title={recordWords.title} backAction={{ content: recordWords.back, url: "/app/orders" }} fullWidth>
      <RecordTable
        {...list}
        kind={kind}
        search={search}
        loading={navigation.state === "loading"}
        onKind={(next) => show({ kind: next })}
        onSearch={(next) => show({ kind, ...(next ? { search: next } : {}) })}
        onNewer={newer ? () => show({ ...kept, ...Object.fromEntries([cursorParam(newer)]) }) : null}
        onOlder={older ? () => show({ ...kept, ...Object.fromEntries([cursorParam(older)]) }) : null}
      />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: recordWords.title,
  backAction: { content: recordWords.back, url: "/app/orders" },
});
