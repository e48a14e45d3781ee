// The name of something among others of its kind: one that is taken is not taken over, or it would hide the other.
import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { ruleWords } from "#app/components/words/rule-words.ts";

const words = ruleWords.parts;

interface Props {
  name: string;
  taken: readonly string[];
  error: string | undefined;
  help?: string;
  onRename: (name: string) => void;
}

export function NameInput({ name, taken, error, help, onRename }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const isTaken = typed !== null && typed !== name && taken.includes(typed);
  return (
    <TextField
      label={words.named}
      autoComplete="off"
      helpText={help}
      value={isTaken ? typed : name}
      error={isTaken ? words.taken : error}
      onBlur={() => setTyped(null)}
      onChange={(next) => {
        setTyped(next);
        if (!taken.includes(next)) onRename(next);
      }}
    />
  );
}

/** The same entries in their order, one of them under another name. */
export const renamed = (entries: object, from: string, to: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name === from ? to : name, value]));
