// How often and how long a rule acts, and how it stands among the others: each limit where it is set.
import { BlockStack, Checkbox, InlineStack, Select } from "@shopify/polaris";
import type { ReactNode } from "react";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { GivenText } from "#app/components/builder/given-text.tsx";
import { numberOf } from "#app/components/builder/list-input.tsx";
import { RemoveButton } from "#app/components/builder/remove-button.tsx";
import { WarningsAt } from "#app/components/builder/warnings-at.tsx";
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Plain } from "#app/rules/plain.ts";

const words = ruleWords.parts.limits;
const OF_A_TEXT = ["active_from", "active_until", "group"] as const;
const YES_OR_NO = ["watch_only", "enabled"] as const;
const CHOICES = {
  stop: { true: words.stops.true, group: words.stops.group, false: words.stops.false },
  otherwise: words.otherwises,
} as const;
const CAPS = ["per_day", "per_run"] as const;
export const LIMITS: readonly string[] = ["caps", ...OF_A_TEXT, ...YES_OR_NO, ...Object.keys(CHOICES), "order"];

const ROOT: Place = { raw: [], said: [] };

export function LimitsForm({ document }: { document: Plain }) {
  const { set, complaintAt } = useBuilder();
  const caps = (typeof document.caps === "object" && document.caps !== null ? document.caps : {}) as Plain;
  const given = (names: readonly string[]) => names.filter((name) => document[name] !== undefined);
  return (
    <BlockStack gap="300">
      {CAPS.filter((name) => caps[name] !== undefined).map((name) => (
        <Limit
          key={name}
          label={words[name]}
          // Without any cap there is nothing to say of caps.
          onRemove={() => set(at(ROOT, "caps", ...(Object.keys(caps).length > 1 ? [name] : [])), undefined)}
        >
          <GivenText
            plain={caps}
            place={at(ROOT, "caps")}
            name={name}
            label={words[name]}
            inputMode="numeric"
            meant={numberOf}
            kept
          />
        </Limit>
      ))}
      {([...OF_A_TEXT, "order"] as const)
        .filter((name) => document[name] !== undefined)
        .map((name) => (
          <Limit key={name} label={words[name]} onRemove={() => set(at(ROOT, name), undefined)}>
            <GivenText
              plain={document}
              place={ROOT}
              name={name}
              label={words[name]}
              inputMode={name === "order" ? "numeric" : undefined}
              meant={name === "order" ? numberOf : (text) => text}
              kept
            />
          </Limit>
        ))}
      {given(Object.keys(CHOICES)).map((name) => {
        const choices = CHOICES[name as keyof typeof CHOICES];
        return (
          <Limit key={name} label={words[name as "stop"]} onRemove={() => set(at(ROOT, name), undefined)}>
            <Select
              label={words[name as "stop"]}
              options={Object.entries(choices).map(([value, label]) => ({ value, label }))}
              value={String(document[name])}
              error={complaintAt(at(ROOT, name))}
              onChange={(next) => set(at(ROOT, name), next === "true" ? true : next === "false" ? false : next)}
            />
            <WarningsAt place={at(ROOT, name)} />
          </Limit>
        );
      })}
      {given(YES_OR_NO).map((name) => (
        <Limit key={name} label={words[name as "enabled"]} onRemove={() => set(at(ROOT, name), undefined)}>
          <Checkbox
            label={words[name as "enabled"]}
            checked={document[name] === true}
            error={complaintAt(at(ROOT, name))}
            onChange={(next) => set(at(ROOT, name), next)}
          />
        </Limit>
      ))}
    </BlockStack>
  );
}

function Limit({ label, onRemove, children }: { label: string; onRemove: () => void; children: ReactNode }) {
  return (
    <InlineStack gap="200" wrap={false} blockAlign="center">
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
      <RemoveButton of={label} onRemove={onRemove} />
    </InlineStack>
  );
}
