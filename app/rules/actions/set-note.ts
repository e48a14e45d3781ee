import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const SetSchema = z.strictObject({ text: filledText(5_000, 0) });

export const setNote = defineAction({
  name: "set_note",
  title: "Replace the note",
  about: "Writes the note, whatever it was. An empty text clears it.",
  targets: ["order", "customer"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SetSchema,
  scopes: ["write_orders", "write_customers"],
  make: ({ text }, { target }) =>
    String(target.note ?? "") === text
      ? { nothing: "The note says so already." }
      : { bodies: [{ kind: "write_note", mode: "replace", note: text, separator: "" }] },
  example: { do: "set_note", text: "{{ customer.note }}" },
});
