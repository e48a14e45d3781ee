// The page of a customer or a product: its stock by day, its history, what it is now, and rules to run on it.
import { useNavigation, useSearchParams } from "@remix-run/react";
import { Badge, BlockStack } from "@shopify/polaris";
import { type ComponentProps, useState } from "react";
import { AppPage } from "#app/components/app-page.tsx";
import type { Clock } from "#app/components/format-when.ts";
import { MainAndSide } from "#app/components/main-and-side.tsx";
import { MissingPart } from "#app/components/missing-part.tsx";
import { MissingParts } from "#app/components/missing-parts.tsx";
import { RecordHistory } from "#app/components/records/record-history.tsx";
import { type RecordFacts, RecordSide } from "#app/components/records/record-side.tsx";
import { StockCard } from "#app/components/records/stock-card.tsx";
import { type RuleByHand, RunByHandDialog } from "#app/components/rules/run-by-hand-dialog.tsx";
import { useLookAgain } from "#app/components/use-look-again.ts";
import { handWords } from "#app/components/words/hand-words.ts";
import { missingWords } from "#app/components/words/missing-words.ts";
import { recordWords } from "#app/components/words/record-words.ts";
import type { HistoryEntry } from "#app/history/history-entry.ts";
import type { RecordKind } from "#app/history/record-kinds.ts";
import { capital } from "#app/lib/capital.ts";

/** The address's parameter of another page; null: there is none. */
type Turn = [name: string, value: string] | null;

interface Props {
  kind: RecordKind;
  record: RecordFacts;
  /** Null, here and below: could not be had. */
  history: { entries: HistoryEntry[]; newer: Turn; older: Turn } | null;
  /** Of the variant that is shown; without it: the record has none. */
  stock?:
    | ({ newer: string | null; older: string | null } & Pick<ComponentProps<typeof StockCard>, "rows" | "variantId">)
    | null;
  handRules: RuleByHand[] | null;
  clock: Clock;
}

const words = recordWords.page;

export function RecordPage({ kind, record, history, stock, handRules, clock }: Props) {
  const [params, setParams] = useSearchParams();
  const [isRunning, setIsRunning] = useState(false);
  const navigation = useNavigation();
  useLookAgain(navigation.state === "idle" && !params.has("older") && !params.has("newer"), 5_000);
  const show = (drop: string[], more: [string, string]) => {
    const next = new URLSearchParams(params);
    for (const name of drop) next.delete(name);
    next.set(...more);
    setParams(next, { preventScrollReset: true });
  };
  const turn = (to: Turn) => to && (() => show(["older", "newer"], to));
  const turnDays = (name: string, day: string | null) =>
    day === null ? null : () => show(["older-days", "newer-days"], [name, day]);
  return (
    <AppPage
      title={record.name ?? recordWords.nameless[kind]}
      backAction={{ content: recordWords.title, url: `/app/records?kind=${kind}` }}
      titleMetadata={
        record.isGone ? (
          <Badge tone="critical">{words.gone}</Badge>
        ) : record.status ? (
          <Badge>{capital(record.status)}</Badge>
        ) : undefined
      }
      secondaryActions={[
        ...(handRules?.length ? [{ content: handWords.action, onAction: () => setIsRunning(true) }] : []),
        { content: words.viewInShopify, url: `shopify://admin/${kind}s/${record.key}`, target: "_top" as const },
      ]}
    >
      {isRunning && handRules ? (
        <RunByHandDialog rules={handRules} chosen={[record.key]} onClose={() => setIsRunning(false)} />
      ) : null}

      <MainAndSide
        side={
          <BlockStack gap="400">
            <RecordSide kind={kind} record={record} clock={clock} />
            <MissingParts parts={{ [missingWords.handRules]: handRules }} />
          </BlockStack>
        }
      >
        <BlockStack gap="400">
          {stock === null ? <MissingPart title={recordWords.stock.title} /> : null}
          {stock ? (
            <StockCard
              {...stock}
              variants={record.variants}
              locations={record.locations}
              onVariant={(variantId) => show(["older-days", "newer-days"], ["variant", variantId])}
              onNewer={turnDays("newer-days", stock.newer)}
              onOlder={turnDays("older-days", stock.older)}
            />
          ) : null}
          {history ? (
            <RecordHistory
              entries={history.entries}
              variants={new Map(record.variants.map(({ variantId, title }) => [variantId, title]))}
              clock={clock}
              onNewer={turn(history.newer)}
              onOlder={turn(history.older)}
            />
          ) : (
            <MissingPart title={recordWords.history.title} />
          )}
        </BlockStack>
      </MainAndSide>
    </AppPage>
  );
}
