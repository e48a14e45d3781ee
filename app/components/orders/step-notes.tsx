// What steps of a rule did not do, and why.
import { Text } from "@shopify/polaris";
import { effectKindInWords } from "#app/components/orders/effect-kind-in-words.ts";

/** @param notes as findings carry them: "add_tags: It has these tags already." */
export function StepNotes({ notes, tone = "subdued" }: { notes: readonly string[]; tone?: "subdued" | "caution" }) {
  return [...new Set(notes)].map((note) => (
    <Text as="p" variant="bodySm" tone={tone} breakWord key={note}>
      {note.replace(/^[a-z_]+(?=: )/, effectKindInWords)}
    </Text>
  ));
}
