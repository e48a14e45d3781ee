// The rows of one table: search, pages, and the verbs of each row.
import {
  BlockStack,
  Box,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Text,
  TextField,
  useBreakpoints,
} from "@shopify/polaris";
import { useState } from "react";
import { EmptyNote } from "#app/components/empty-note.tsx";
import { MissingRows } from "#app/components/missing-rows.tsx";
import { pagesOf } from "#app/components/pages-of.ts";
import { tableWords } from "#app/components/words/table-words.ts";

const words = tableWords.one;
/** Columns beside each other; a wider table shows all of them when a row is edited. */
const SHOWN = 6;

export interface Row {
  id: string;
  cells: Record<string, string>;
}
interface Props {
  columns: string[];
  /** Null: could not be had. */
  rows: Row[] | null;
  search: string;
  loading: boolean;
  onSearch: (search: string) => void;
  onEdit: (row: Row) => void;
  onRemove: (row: Row) => void;
  onBefore: (() => void) | null;
  onAfter: (() => void) | null;
}

export function TableRows({
  columns,
  rows: had,
  search,
  loading,
  onSearch,
  onEdit,
  onRemove,
  onBefore,
  onAfter,
}: Props) {
  const rows = had ?? [];
  const { smDown } = useBreakpoints();
  const [typed, setTyped] = useState(search);
  const shown = columns.slice(0, SHOWN);
  const verbs = (row: Row) => {
    const key = row.cells[columns[0] ?? ""] || words.emptyKey;
    return (
      <InlineStack gap="200" wrap={false} align={smDown ? "start" : "end"}>
        <Button size="slim" accessibilityLabel={words.editRow(key)} onClick={() => onEdit(row)}>
          {words.edit}
        </Button>
        <Button size="slim" tone="critical" accessibilityLabel={words.removeRow(key)} onClick={() => onRemove(row)}>
          {words.removeShort}
        </Button>
      </InlineStack>
    );
  };
  return (
    <Card padding="0">
      <Box padding="300">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onSearch(typed.trim());
          }}
        >
          <TextField
            label={words.search}
            labelHidden
            placeholder={words.search}
            value={typed}
            onChange={setTyped}
            clearButton
            onClearButtonClick={() => {
              setTyped("");
              onSearch("");
            }}
            autoComplete="off"
          />
        </form>
      </Box>
      <IndexTable
        resourceName={words.resource}
        itemCount={rows.length}
        selectable={false}
        condensed={smDown}
        loading={loading && rows.length > 0}
        headings={[
          { title: shown[0] ?? "", id: "column-0" },
          ...shown.slice(1).map((title, at) => ({ title, id: `column-${at + 1}` })),
          { title: words.actions, hidden: true, id: "actions" },
        ]}
        emptyState={
          had ? <EmptyNote {...(search ? words.noneFound : words.none)} /> : <MissingRows of={words.search} />
        }
        pagination={pagesOf(onBefore, onAfter, words)}
      >
        {rows.map((row, position) => (
          <IndexTable.Row id={row.id} key={row.id} position={position}>
            {smDown ? (
              <div style={{ padding: "var(--p-space-300) var(--p-space-400)", width: "100%", whiteSpace: "normal" }}>
                <BlockStack gap="200">
                  {shown.map((column) => (
                    <Text as="p" key={column} breakWord>
                      <Text as="span" tone="subdued">
                        {column}:
                      </Text>{" "}
                      {row.cells[column]}
                    </Text>
                  ))}
                  {verbs(row)}
                </BlockStack>
              </div>
            ) : (
              <>
                {shown.map((column, at) => (
                  // As far in as Polaris sets the headings: the first one further.
                  <td
                    key={column}
                    style={{
                      padding: "var(--p-space-150)",
                      paddingInlineStart: at === 0 ? "var(--p-space-300)" : "var(--p-space-150)",
                      whiteSpace: "normal",
                    }}
                  >
                    <Text as="span" breakWord>
                      {row.cells[column]}
                    </Text>
                  </td>
                ))}
                <IndexTable.Cell>{verbs(row)}</IndexTable.Cell>
              </>
            )}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}
