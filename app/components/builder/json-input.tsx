// A value of any shape, as JSON: what is no JSON yet stays with whoever types it.
import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { ruleWords } from "#app/components/words/rule-words.ts";
import { readJsonWithLines } from "#app/lib/json-with-lines.ts";
import { printJson } from "#app/lib/print-json.ts";

interface Props {
  label: string;
  help: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

export function JsonInput({ label, help, value, error, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readJsonWithLines(typed);
  return (
    <TextField
      label={label}
      helpText={help}
      autoComplete="off"
      monospaced
      multiline
      value={typed ?? printJson(value)}
      error={read && read.outcome !== "read" ? ruleWords.builder.noJson : error}
      onBlur={() => {
        if (read?.outcome === "read") setTyped(null);
      }}
      onChange={(text) => {
        setTyped(text);
        const next = readJsonWithLines(text);
        if (next.outcome === "read") onChange(next.value);
      }}
    />
  );
}
