// One table of the store: its rows, searched and paged; import, download, and the verbs of a row.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { BlockStack, Box, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { removeTable } from "#app/commands/remove-table.server.ts";
import { removeTableRow } from "#app/commands/remove-table-row.server.ts";
import { saveTable } from "#app/commands/save-table.server.ts";
import { saveTableRow } from "#app/commands/save-table-row.server.ts";
import { type CommandOutcome, statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { ConfirmAction } from "#app/components/confirm-action.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { saveFile } from "#app/components/save-file.ts";
import { TableImportDialog } from "#app/components/tables/table-import-dialog.tsx";
import { TableRowDialog } from "#app/components/tables/table-row-dialog.tsx";
import { type Row, TableRows } from "#app/components/tables/table-rows.tsx";
import { TableUsers } from "#app/components/tables/table-users.tsx";
import { texts } from "#app/components/texts.ts";
import { useSaid } from "#app/components/use-said.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { tableWords } from "#app/components/words/table-words.ts";
import { getTable } from "#app/queries/get-table.server.ts";
import { tablePlaceFrom } from "#app/queries/table-place.ts";
import type { TableProblem } from "#app/rules/read-table.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const place = tablePlaceFrom(new URL(request.url).searchParams);
  const table = await getTable(shop, params.name ?? "", place);
  if (!table) throw new Response(null, { status: 404 });
  return json({ ...table, search: place.search });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as Record<string, unknown> | null;
  const intent = String(form?.intent);
  const { outcome, ...more } = await run(shop, actor, params.name ?? "", form);
  if (intent === "remove-table" && outcome === "done") return redirect("/app/tables");
  if (intent === "remove-table" && outcome === "not_found") throw new Response(null, { status: 404 });
  return json({ intent, outcome, ...more }, { status: statusOf({ outcome }) });
}

interface Answer {
  outcome: CommandOutcome;
  word?: string;
  problems?: TableProblem[];
  columns?: Record<string, "empty" | "too_long">;
}

async function run(shop: string, actor: string, name: string, form: Record<string, unknown> | null): Promise<Answer> {
  switch (form?.intent) {
    case "import-table":
      // A table that is there already is filled; one is made on its own page.
      return form.way === "create" ? { outcome: "invalid" } : saveTable(shop, actor, name, form);
    case "save-row":
      return saveTableRow(shop, actor, name, form);
    case "remove-row":
      return removeTableRow(shop, actor, name, form);
    case "remove-table":
      return removeTable(shop, actor, name);
    default:
      return { outcome: "invalid" };
  }
}

const words = tableWords.one;
type Asked = { is: "import" | "remove-table" | "add-row" } | { is: "edit-row" | "remove-row"; row: Row };

export default function Table() {
  const { name, columns, rowCount, uses, rows, search, before, after } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>() as (Answer & { intent: string }) | undefined;
  const submit = useSubmit();
  const navigation = useNavigation();
  const [, setParams] = useSearchParams();
  const [asked, setAsked] = useState<Asked | null>(null);
  // What was refused in one dialog is not said in the next.
  const [past, setPast] = useState(said);
  const refused = said === past ? undefined : said;
  const ask = (next: Asked) => {
    setPast(said);
    setAsked(next);
  };
  const [isLoading, setIsLoading] = useState(false);
  useSaid(said);
  useEffect(() => {
    if (said?.outcome === "done") setAsked(null);
  }, [said]);
  const send = (form: object) => submit(form as never, { method: "post", encType: "application/json" });
  const isSending = navigation.state !== "idle" && navigation.json !== undefined;
  const kept: Record<string, string> = search ? { search } : {};
  const download = async () => {
    setIsLoading(true);
    try {
      const answer = await fetch(`/app/table-export?${new URLSearchParams({ name })}`);
      if (answer.ok) saveFile(`${name}.csv`, await answer.text());
    } finally {
      setIsLoading(false);
    }
  };
  const close = () => setAsked(null);
  const keyOf = (row: Row) => row.cells[columns[0] ?? ""] || words.emptyKey;
  const edited = asked?.is === "edit-row" ? asked.row : null;
  const removed = asked?.is === "remove-row" ? asked.row : null;
  return (
    <AppPage
      title={name}
      backAction={{ content: tableWords.title, url: "/app/tables" }}
      primaryAction={{ content: words.addRow, onAction: () => ask({ is: "add-row" }) }}
      secondaryActions={[
        { content: words.import, onAction: () => ask({ is: "import" }) },
        { content: words.download, loading: isLoading, onAction: () => void download() },
        { content: words.remove, destructive: true, onAction: () => ask({ is: "remove-table" }) },
      ]}
    >
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          {rowCount === null ? null : <Text as="p">{tableWords.rows(rowCount)}</Text>}
          {uses ? <TableUsers uses={uses} /> : null}
        </Box>
        <MissingParts parts={{ [missingWords.table.rowCount]: rowCount, [missingWords.table.uses]: uses }} />
        <TableRows
          {...{ columns, rows, search }}
          loading={navigation.state === "loading"}
          onSearch={(next) => setParams(next ? { search: next } : {})}
          onEdit={(row) => ask({ is: "edit-row", row })}
          onRemove={(row) => ask({ is: "remove-row", row })}
          onBefore={before ? () => setParams({ ...kept, before }) : null}
          onAfter={after ? () => setParams({ ...kept, after }) : null}
        />
      </BlockStack>
      {asked?.is === "import" ? (
        <TableImportDialog
          refused={refused?.intent === "import-table" ? (refused.problems ?? []) : []}
          saving={isSending}
          onImport={(form) => send({ intent: "import-table", ...form })}
          onClose={close}
        />
      ) : null}
      {edited || asked?.is === "add-row" ? (
        <TableRowDialog
          columns={columns}
          cells={edited?.cells ?? {}}
          isNew={!edited}
          errors={refused?.intent === "save-row" ? (refused.columns ?? {}) : {}}
          saving={isSending}
          onSave={(cells) => send({ intent: "save-row", id: edited?.id ?? null, cells })}
          onClose={close}
        />
      ) : null}
      <ConfirmAction
        question={
          removed
            ? { title: words.removeRow(keyOf(removed)), body: words.removeRowBody, action: words.removeShort }
            : asked?.is === "remove-table"
              ? {
                  title: words.removeTable(name),
                  body: words.removeTableBody(rowCount, uses?.map((use) => use.name) ?? null),
                  action: words.remove,
                }
              : null
        }
        destructive
        loading={isSending}
        onConfirm={() => send(removed ? { intent: "remove-row", id: removed.id } : { intent: "remove-table" })}
        onCancel={close}
      />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: texts.errors.one.table,
  backAction: { content: tableWords.title, url: "/app/tables" },
});
