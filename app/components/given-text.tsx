// A text that a part of a document need not have: shown where it is there; emptied, it goes.
import { TextField, type TextFieldProps } from "@shopify/polaris";
import { at, type Place, type Plain, useBuilder } from "#app/components/builder-context.ts";

interface Props extends Pick<TextFieldProps, "label" | "helpText" | "inputMode"> {
  plain: Plain;
  /** Of what has the text. */
  place: Place;
  name: string;
  /** What is written for a text that is not empty: by default the text. */
  meant?: (text: string) => unknown;
}

export function GivenText({ plain, place, name, meant = (text) => text, ...shown }: Props) {
  const { set, complaintAt } = useBuilder();
  const here = at(place, name);
  if (plain[name] === undefined) return null;
  return (
    <TextField
      {...shown}
      autoComplete="off"
      value={String(plain[name])}
      error={complaintAt(here)}
      onChange={(next) => set(here, next === "" ? undefined : meant(next))}
    />
  );
}
