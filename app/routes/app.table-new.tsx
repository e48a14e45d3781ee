// A new table of the store, from a pasted list or a file.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import { saveTable } from "#app/commands/save-table.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { TableTextInput } from "#app/components/tables/table-text-input.tsx";
import { useSaid } from "#app/components/use-said.ts";
import { tableWords } from "#app/components/words/table-words.ts";
import type { TableProblem } from "#app/rules/read-table.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await visitorOf(request);
  return json(null);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = (await request.json().catch(() => null)) as Record<string, unknown> | null;
  const name = String(form?.name ?? "").trim();
  const result = await saveTable(shop, actor, name, { text: form?.text, way: "create" });
  if (result.outcome === "done") return redirect(`/app/tables/${encodeURIComponent(name)}`);
  const wrong = { isNameWrong: false, problems: [] as TableProblem[], ...result };
  return json({ intent: "create-table", ...wrong }, { status: statusOf(result) });
}

const words = tableWords.fresh;

export default function TableNew() {
  const said = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [params] = useSearchParams();
  const [name, setName] = useState(params.get("name") ?? "");
  const [text, setText] = useState("");
  useSaid(said);
  const nameError = said?.isNameWrong ? words.nameWrong : said?.outcome === "conflict" ? words.nameTaken : undefined;
  return (
    <AppPage title={words.title} backAction={{ content: tableWords.title, url: "/app/tables" }}>
      <Card>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit({ name, text }, { method: "post", encType: "application/json" });
          }}
        >
          <BlockStack gap="400">
            <TextField
              label={words.name}
              helpText={words.nameHelp}
              value={name}
              onChange={setName}
              error={nameError}
              autoComplete="off"
            />
            <TableTextInput text={text} refused={said?.problems ?? []} onChange={setText} />
            <InlineStack align="end">
              <Button submit variant="primary" loading={navigation.state !== "idle" && navigation.json !== undefined}>
                {words.save}
              </Button>
            </InlineStack>
          </BlockStack>
        </form>
      </Card>
    </AppPage>
  );
}

export const ErrorBoundary = pageError({
  title: words.title,
  backAction: { content: tableWords.title, url: "/app/tables" },
});
