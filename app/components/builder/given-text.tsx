// A text that a part of a document need not have: shown where it is there, or always; emptied, it goes.
import { TextField, type TextFieldProps } from "@shopify/polaris";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import type { Plain } from "#app/rules/plain.ts";

interface Props extends Pick<TextFieldProps, "label" | "helpText" | "inputMode" | "placeholder"> {
  plain: Plain;
  /** Of what has the text. */
  place: Place;
  name: string;
  /** What is written for a text that is not empty: by default the text. */
  meant?: (text: string, before: unknown) => unknown;
  /** It is asked for where it is not there, too. */
  always?: boolean;
  /** Emptied it stays, for the checks to name: it goes another way. */
  kept?: boolean;
}

export function GivenText({ plain, place, name, meant = (text) => text, always, kept, ...shown }: Props) {
  const { set, complaintAt } = useBuilder();
  const here = at(place, name);
  if (plain[name] === undefined && !always) return null;
  return (
    <TextField
      {...shown}
      autoComplete="off"
      value={String(plain[name] ?? "")}
      error={complaintAt(here)}
      onChange={(next) => set(here, next === "" && !kept ? undefined : meant(next, plain[name]))}
    />
  );
}
