// A list of plain values as one text: with commas, or where one of them has a comma itself, a line each.
import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { ruleWords } from "#app/components/words/rule-words.ts";

const words = ruleWords.builder;

interface Props {
  label: string;
  labelHidden?: boolean;
  value: unknown;
  isNumber?: boolean;
  error: string | undefined;
  /** One value that stands for a list of it stays one while it is one. */
  onChange: (entries: unknown) => void;
}

export function ListInput({ label, labelHidden, value, isNumber: ofNumbers, error, onChange }: Props) {
  const entries: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const isByLine = entries.some((entry) => String(entry).includes(","));
  // While somebody types, a comma at the end is theirs.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      labelHidden={labelHidden}
      autoComplete="off"
      multiline={isByLine ? 2 : undefined}
      placeholder={words.list}
      value={typed ?? entries.join(isByLine ? "\n" : ", ")}
      error={error}
      onBlur={() => setTyped(null)}
      onChange={(text) => {
        setTyped(text);
        const next = entriesOf(text, isByLine, entries, ofNumbers === true);
        onChange(value !== undefined && !Array.isArray(value) && next.length === 1 ? next[0] : next);
      }}
    />
  );
}

/** What was there already keeps its type: a number that was written as a text stays one. */
function entriesOf(text: string, isByLine: boolean, before: readonly unknown[], ofNumbers: boolean): unknown[] {
  const texts = text
    .split(isByLine ? "\n" : /[,\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  return texts.map((entry) => {
    const known = before.find((one) => String(one) === entry);
    return known ?? (ofNumbers ? numberOf(entry, before.length === 1 ? before[0] : undefined) : entry);
  });
}

const isNumber = (text: unknown): boolean => typeof text === "string" && text !== "" && String(Number(text)) === text;

/**
 * A number as a number where it comes back the same; else what was typed, for the checks to name.
 * @param before what stood there: a number that was written as a text stays one.
 */
export const numberOf = (text: string, before?: unknown): string | number =>
  isNumber(text) && !isNumber(before) ? Number(text) : text;
