// The attention list: one inbox for everything that wants a person.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text, useIndexResourceState } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { releaseQuarantinedLane } from "#app/commands/release-quarantined-lane.server.ts";
import { resolveAttention } from "#app/commands/resolve-attention.server.ts";
import { removeView, saveView } from "#app/commands/save-view.server.ts";
import { statusOf } from "#app/commands/status-of.ts";
import { AppPage } from "#app/components/app-page.tsx";
import { type AskedVerb, AttentionDialog } from "#app/components/attention/attention-dialog.tsx";
import { AttentionFilters } from "#app/components/attention/attention-filters.tsx";
import { AttentionReport } from "#app/components/attention/attention-report.tsx";
import { AttentionTable } from "#app/components/attention/attention-table.tsx";
import { KeyboardHelp } from "#app/components/attention/keyboard-help.tsx";
import { useListKeys } from "#app/components/attention/use-list-keys.ts";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { pageError } from "#app/components/page-error.tsx";
import { texts } from "#app/components/texts.ts";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { useSaid } from "#app/components/use-said.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { attentionFilterFrom } from "#app/queries/attention-filter.ts";
import { cursorFrom, cursorParam } from "#app/queries/cursor.ts";
import { listAttention } from "#app/queries/list-attention.server.ts";
import { visitorOf } from "#app/visitor.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await visitorOf(request);
  const { searchParams } = new URL(request.url);
  const filter = attentionFilterFrom(searchParams);
  const list = await listAttention(shop, { filter, cursor: cursorFrom(searchParams) });
  return json({ filter, ...list, clock: { timezone: list.timezone, now: new Date().toISOString() } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await visitorOf(request);
  const form = Object.fromEntries(await request.formData());
  const result = await run(shop, actor, form);
  const report = "failed" in result ? { done: "done" in result ? result.done : 0, failed: result.failed } : null;
  return json({ intent: String(form.intent), outcome: result.outcome, report }, { status: statusOf(result) });
}

function run(shop: string, actor: string, form: Record<string, unknown>) {
  switch (form.intent) {
    case "save-view":
      return saveView(shop, actor, form);
    case "remove-view":
      return removeView(shop, actor, form);
    case "release-lane":
      return releaseQuarantinedLane(shop, actor, form);
    default:
      return resolveAttention(shop, actor, form);
  }
}

/** Verbs that can be done to many at once, as far as some of them know it. */
const BULK = ["approve", "ignore", "send_again", "mark_done", "set_aside", "allow", "decline", "reopen", "cancel"];
const ASKED: Record<string, AskedVerb> = { ignore: "ignore", cancel: "cancel" };

export default function Attention() {
  const list = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [, setParams] = useSearchParams();
  const submit = useSubmit();
  const navigation = useNavigation();
  const [asked, setAsked] = useState<{ verb: AskedVerb; items: string[] } | null>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const [dismissed, setDismissed] = useState<typeof answer>();
  const { clock, filter } = list;
  const rows = list.rows ?? [];
  const selection = useIndexResourceState(rows, { resourceIDResolver: ({ itemId }) => itemId });
  const { selectedResources, clearSelection, handleSelectionChange } = selection;
  useSaid(answer);
  useLookAgain(navigation.state === "idle" && !list.newer && !asked, 5_000);
  useEffect(() => {
    if (!answer) return;
    setAsked(null);
    clearSelection();
  }, [answer, clearSelection]);

  const words = texts.attention;
  const send = (form: Record<string, string>) => submit(form, { method: "post" });
  const knowing = (verb: string, ids: string[]) =>
    rows
      .filter(({ itemId, verbs }) => ids.includes(itemId) && verbs.some((known) => known === verb))
      .map(({ itemId }) => itemId);
  const start = (verb: string, ids: string[]) => {
    const items = knowing(verb, ids);
    const question = ASKED[verb];
    if (!items.length) return;
    if (question) setAsked({ verb: question, items });
    else send({ intent: verb, items: items.join(",") });
  };
  const chosen = (focused: string | null) => (selectedResources.length ? selectedResources : focused ? [focused] : []);
  useListKeys({
    ids: rows.map(({ itemId }) => itemId),
    onSelect: (id) => handleSelectionChange("single" as never, !selectedResources.includes(id), id),
    verbs: {
      a: (focused) => start("approve", chosen(focused)),
      i: (focused) => start("ignore", chosen(focused)),
      "?": () => setShowsKeys(true),
    },
  });
  const show = (query: URLSearchParams) => setParams(query, { preventScrollReset: true });
  const further = (cursor: NonNullable<typeof list.older>) => {
    const query = new URLSearchParams(location.search);
    query.delete("newer");
    query.delete("older");
    query.set(...cursorParam(cursor));
    show(query);
  };
  const isFiltered =
    filter.categories.length > 0 ||
    filter.severity !== null ||
    !!filter.assignee ||
    !!filter.search ||
    !!filter.minimum;

  return (
    <AppPage
      title={words.title}
      fullWidth
      secondaryActions={[{ content: words.keys.show, onAction: () => setShowsKeys(true) }]}
    >
      <BlockStack gap="400">
        {list.mode === "WATCHING" ? <Banner tone="info">{words.watching}</Banner> : null}
        {answer?.report && dismissed !== answer ? (
          <AttentionReport answer={answer.report} onDismiss={() => setDismissed(answer)} />
        ) : null}
        <MissingParts
          parts={{
            [missingWords.attention.counts]: list.counts,
            [missingWords.attention.putAside]: list.putAside,
            [missingWords.attention.views]: list.views,
          }}
        />
        {list.putAside?.length ? (
          <Banner tone="critical" title={words.putAside.title}>
            <BlockStack gap="200">
              <p>{words.putAside.body}</p>
              {list.putAside.map(({ kind, key, name, reason }) => (
                <InlineStack key={`${kind}/${key}`} align="space-between" blockAlign="center" gap="200">
                  <Text as="span" breakWord>
                    {name ?? `${texts.laneKind[kind] ?? kind} ${key}`}
                    {reason ? `: ${reason}` : ""}
                  </Text>
                  <Button size="slim" onClick={() => send({ intent: "release-lane", kind, key })}>
                    {words.putAside.again}
                  </Button>
                </InlineStack>
              ))}
            </BlockStack>
          </Banner>
        ) : null}
        <Card padding="0">
          <AttentionFilters
            query={filter}
            views={list.views ?? []}
            counts={(list.counts ?? {}) as Record<string, number>}
            currency={list.currency}
            loading={navigation.state === "loading"}
            onQuery={(query) => show(new URLSearchParams(query))}
            onSaveView={(name, query) => send({ intent: "save-view", page: "attention", name, query })}
            onRemoveView={(name) => send({ intent: "remove-view", page: "attention", name })}
          />
          <AttentionTable
            rows={list.rows}
            clock={clock}
            selected={selectedResources}
            allSelected={selection.allResourcesSelected}
            filtered={isFiltered}
            onSelection={handleSelectionChange}
            bulk={BULK.filter((verb) => knowing(verb, selectedResources).length).map((verb) => ({
              content: words.verb[verb] ?? verb,
              onAction: () => start(verb, selectedResources),
            }))}
            onNewer={list.newer ? () => list.newer && further(list.newer) : null}
            onOlder={list.older ? () => list.older && further(list.older) : null}
          />
        </Card>
      </BlockStack>
      {asked ? (
        <AttentionDialog
          verb={asked.verb}
          count={asked.items.length}
          loading={navigation.state !== "idle"}
          onGo={(form) => send({ ...form, intent: asked.verb, items: asked.items.join(",") })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
      <KeyboardHelp open={showsKeys} keys={words.keys.list} onClose={() => setShowsKeys(false)} />
    </AppPage>
  );
}

export const ErrorBoundary = pageError({ title: texts.attention.title });
