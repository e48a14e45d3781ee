// A step that waits: for a span, until a moment, until a time of day.
import { BlockStack, Checkbox, InlineGrid, Select, TextField } from "@shopify/polaris";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { GivenText } from "#app/components/builder/given-text.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";

const words = ruleWords.builder;
const KINDS = ["for", "until", "at"] as const;
type Kind = (typeof KINDS)[number];
const BEGIN = { for: "1 day", until: "", at: "09:00" };

/** Whether all of it can be shown. */
export const waitsPlainly = (plain: Plain): boolean =>
  Object.entries(plain).every(([key, value]) =>
    key === "weekdays_only" || key === "recheck"
      ? typeof value === "boolean"
      : key === "do" || ((KINDS as readonly string[]).includes(key) && typeof value === "string"),
  );

export function WaitForm({ plain, place }: { plain: Plain; place: Place }) {
  const { set, complaintAt } = useBuilder();
  const kind: Kind = plain.for !== undefined ? "for" : plain.until !== undefined ? "until" : "at";
  const change = (next: string) => {
    const { for: _for, until: _until, at: clock, do: name, ...rest } = plain;
    const begin = next === "at" ? (clock ?? BEGIN.at) : BEGIN[next as Kind];
    set(place, { do: name, [next]: begin, ...(next === "at" || clock === undefined ? {} : { at: clock }), ...rest });
  };
  return (
    <BlockStack gap="200">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
        <Select
          label={words.blocks.wait}
          options={KINDS.map((value) => ({ value, label: words.waits[value] }))}
          value={kind}
          error={complaintAt(place)}
          onChange={change}
        />
        <TextField
          label={words.waitInput[kind]}
          autoComplete="off"
          placeholder={kind === "for" ? words.duration : kind === "at" ? words.clock : words.time}
          value={String(plain[kind] ?? "")}
          error={complaintAt(at(place, kind))}
          onChange={(next) => set(at(place, kind), next)}
        />
      </InlineGrid>
      {kind === "at" ? null : <GivenText plain={plain} place={place} name="at" label={words.waitAt} />}
      <Checkbox
        label={words.weekdays}
        checked={plain.weekdays_only === true}
        onChange={(next) => set(at(place, "weekdays_only"), next ? true : undefined)}
      />
      <Checkbox
        label={words.recheck}
        checked={plain.recheck !== false}
        onChange={(next) => set(at(place, "recheck"), next ? undefined : false)}
      />
    </BlockStack>
  );
}
