// The table of customers or products with its search and pages.
import {
  BlockStack,
  Box,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Tabs,
  Tag,
  Text,
  TextField,
  useBreakpoints,
} from "@shopify/polaris";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { type Clock, formatWhen } from "#app/components/format-when.ts";
import { MissingRows } from "#app/components/missing-rows.tsx";
import { pagesOf } from "#app/components/pages-of.ts";
import { useTypedSearch } from "#app/components/use-typed-search.ts";
import { recordWords as words } from "#app/components/words/record-words.ts";
import { RECORD_KINDS, type RecordKind } from "#app/history/record-kinds.ts";

interface RecordRow {
  key: string;
  name: string | null;
  about: string | null;
  tags: string[];
  updatedAt: string | null;
}

interface Props {
  kind: RecordKind;
  /** Null: could not be had. */
  rows: RecordRow[] | null;
  search: string;
  clock: Clock;
  loading: boolean;
  onKind: (kind: RecordKind) => void;
  onSearch: (search: string) => void;
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
}

/** Further ones stand on the record's own page. */
const MOST_TAGS = 5;

export function RecordTable({ kind, rows: had, search, clock, loading, onKind, onSearch, onNewer, onOlder }: Props) {
  const rows = had ?? [];
  const { smDown } = useBreakpoints();
  const [typed, setTyped] = useTypedSearch(search, onSearch);
  return (
    <Card padding="0">
      <Tabs
        tabs={RECORD_KINDS.map((one) => ({ id: one, content: words.kinds[one] }))}
        selected={RECORD_KINDS.indexOf(kind)}
        onSelect={(index) => {
          setTyped("");
          onKind(RECORD_KINDS[index] ?? "customer");
        }}
      />
      <Box paddingInline="300" paddingBlockEnd="300">
        <TextField
          label={words.searchLabel}
          labelHidden
          placeholder={words.search[kind]}
          value={typed}
          onChange={setTyped}
          clearButton
          onClearButtonClick={() => setTyped("")}
          autoComplete="off"
        />
      </Box>
      <IndexTable
        resourceName={words.resource}
        itemCount={rows.length}
        selectable={false}
        condensed={smDown}
        loading={loading && rows.length > 0}
        headings={[
          { title: words.columns.name },
          { title: words.columns.about[kind] },
          { title: words.columns.tags },
          { title: words.columns.changed },
        ]}
        emptyState={
          had ? (
            <EmptyNote {...(search ? words.noneFound : words.none[kind])} />
          ) : (
            <MissingRows of={words.kinds[kind]} />
          )
        }
        pagination={pagesOf(onNewer, onOlder, { before: words.newer, after: words.older })}
      >
        {rows.map((row, index) => (
          <IndexTable.Row id={row.key} key={row.key} position={index}>
            {smDown ? (
              <div style={{ padding: "var(--p-space-300) var(--p-space-400)", width: "100%", whiteSpace: "normal" }}>
                <BlockStack gap="100">
                  <Name kind={kind} row={row} />
                  <Text as="span" variant="bodySm" tone="subdued" breakWord>
                    {[row.about, changedAt(row, clock)].filter(Boolean).join(", ")}
                  </Text>
                  <Tags row={row} />
                </BlockStack>
              </div>
            ) : (
              <>
                <IndexTable.Cell>
                  <Name kind={kind} row={row} />
                </IndexTable.Cell>
                <IndexTable.Cell>{row.about}</IndexTable.Cell>
                <IndexTable.Cell>
                  <Tags row={row} />
                </IndexTable.Cell>
                <IndexTable.Cell>{changedAt(row, clock)}</IndexTable.Cell>
              </>
            )}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

const changedAt = ({ updatedAt }: RecordRow, clock: Clock): string =>
  updatedAt ? formatWhen(updatedAt, clock) : words.notTold;

function Name({ kind, row }: { kind: RecordKind; row: RecordRow }) {
  return (
    <Link url={`/app/${kind}s/${row.key}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold" breakWord>
        {row.name ?? words.nameless[kind]}
      </Text>
    </Link>
  );
}

function Tags({ row }: { row: RecordRow }) {
  return (
    <InlineStack gap="100">
      {row.tags.slice(0, MOST_TAGS).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {row.tags.length > MOST_TAGS ? <Text as="span">+{row.tags.length - MOST_TAGS}</Text> : null}
    </InlineStack>
  );
}
