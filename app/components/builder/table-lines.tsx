// A small table within a rule, as lines: what cannot be read yet stays with whoever types it.
import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { RawPart } from "#app/components/builder/raw-part.tsx";
import { tableAsText, tableFromText } from "#app/components/builder/table-as-text.ts";
import { ruleWords } from "#app/components/words/rule-words.ts";

const words = ruleWords.parts.tables;

export function TableLines({ table, place }: { table: unknown; place: Place }) {
  const { set, complaintAt } = useBuilder();
  const [typed, setTyped] = useState<string | null>(null);
  const error = complaintAt(place);
  const text = tableAsText(table);
  if (text === null) return <RawPart value={table} error={error} />;
  const read = typed === null ? null : tableFromText(typed, table);
  return (
    <TextField
      label={words.text}
      autoComplete="off"
      multiline={3}
      maxHeight={300}
      value={typed ?? text}
      error={
        read?.outcome === "broken" ? words.broken(read.line) : read?.outcome === "nameless" ? words.nameless : error
      }
      onBlur={() => {
        if (read?.outcome === "read") setTyped(null);
      }}
      onChange={(next) => {
        setTyped(next);
        const now = tableFromText(next, table);
        if (now.outcome === "read") set(place, now.table);
      }}
    />
  );
}
