// Rows of a table, pasted or from a file, with what is understood of them and what is wrong, line by line.
import { Banner, BlockStack, Box, DropZone, List, Scrollable, Text, TextField } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { tableWords } from "#app/components/words/table-words.ts";
import { readTable, TABLE_LIMITS, type TableProblem } from "#app/rules/read-table.ts";

const words = tableWords.reading;
/** Rows and columns that the preview shows. */
const SHOWN = { rows: 5, columns: 8 };

interface Props {
  text: string;
  /** What the server would not take, where the text itself could be read. */
  refused: TableProblem[];
  onChange: (text: string) => void;
}

export function TableTextInput({ text, refused, onChange }: Props) {
  const [fileName, setFileName] = useState<string | null>(null);
  const [isFileLarge, setIsFileLarge] = useState(false);
  const read = useMemo(() => (text.trim() ? readTable(text) : null), [text]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    // Too large as it is, whatever is in it: it need not be read.
    const isLarge = file.size > TABLE_LIMITS.text;
    setIsFileLarge(isLarge);
    if (isLarge) return;
    setFileName(file.name);
    onChange(await file.text());
  };
  const large: TableProblem[] = isFileLarge ? [{ line: 1, code: "too_large", column: null }] : [];
  const own = [...large, ...(read?.problems ?? [])];
  const problems = own.length ? own : refused;
  return (
    <BlockStack gap="400">
      <DropZone
        accept="text/csv,.csv,.tsv,.txt"
        allowMultiple={false}
        variableHeight
        label={words.choose}
        onDrop={(_all, accepted) => void take(accepted[0])}
      >
        <DropZone.FileUpload
          actionTitle={words.choose}
          actionHint={fileName === null ? undefined : words.chosen(fileName)}
        />
      </DropZone>
      <TextField
        label={words.text}
        helpText={words.textHelp}
        value={text}
        onChange={(next) => {
          setIsFileLarge(false);
          onChange(next);
        }}
        multiline={6}
        maxHeight={300}
        autoComplete="off"
        monospaced
      />
      {problems.length ? (
        <Banner tone="critical" title={words.wrong}>
          <List>
            {problems.map(({ line, code, column }) => (
              <List.Item key={`${line} ${code} ${column}`}>
                {tableWords.problem(line, tableWords.problems[code](column ?? ""))}
              </List.Item>
            ))}
          </List>
        </Banner>
      ) : null}
      {read && !problems.length ? <Understood {...read} /> : null}
    </BlockStack>
  );
}

function Understood({ columns, rows, overridden }: Omit<ReturnType<typeof readTable>, "problems">) {
  const shown = columns.slice(0, SHOWN.columns);
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {words.understood(rows.length, columns.length)}
      </Text>
      {overridden ? (
        <Text as="p" tone="caution">
          {words.overridden(overridden)}
        </Text>
      ) : null}
      <Box borderWidth="025" borderColor="border" borderRadius="200">
        <Scrollable horizontal focusable>
          <table style={{ borderCollapse: "collapse", fontSize: "var(--p-font-size-325)" }}>
            <caption style={{ textAlign: "start", padding: "var(--p-space-200)", whiteSpace: "nowrap" }}>
              {words.firstRows}
            </caption>
            <thead>
              <tr>
                {shown.map((column) => (
                  <th key={column} scope="col" style={CELL}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN.rows).map((row, at) => (
                // A preview is drawn anew as a whole.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={at}>
                  {shown.map((column, index) => (
                    <td key={column} style={CELL}>
                      {(row[index] ?? "").slice(0, 80)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrollable>
      </Box>
    </BlockStack>
  );
}

const CELL = { textAlign: "start", padding: "var(--p-space-100) var(--p-space-200)", whiteSpace: "nowrap" } as const;
