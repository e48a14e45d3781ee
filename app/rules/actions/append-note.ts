import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const AppendSchema = z.strictObject({
  text: filledText(5_000),
  /** Between the old note and the text. */
  separator: z.string().max(20).default("\n\n"),
  /** Nothing is added to a note that has the text already (case does not count). */
  unless_there: z.boolean().default(true),
});

type Append = z.infer<typeof AppendSchema>;

export const appendNote = defineAction({
  name: "append_note",
  title: "Append to the note",
  about:
    "Adds a text to the end of the note, after a blank line (`separator`). Where the note has the text already nothing is added, unless `unless_there` is false.",
  targets: ["order", "customer"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: AppendSchema as z.ZodType<Append>,
  scopes: ["write_orders", "write_customers"],
  make: ({ text, separator, unless_there }, { target }) => {
    const note = text.trim();
    if (!note) return { nothing: "No text came out." };
    const old = String(target.note ?? "");
    if (unless_there && old.toLowerCase().includes(note.toLowerCase()))
      return { nothing: "The note has this text already." };
    return { bodies: [{ kind: "write_note", mode: "append", note, separator }] };
  },
  example: { do: "append_note", text: "Call first" },
});
