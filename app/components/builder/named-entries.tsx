// What stands under a name in a part of a rule: the name, what it is, and the way to add another or take one away.
import { BlockStack, Button, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { at, type Place, useBuilder } from "#app/components/builder/builder-context.ts";
import { freeName } from "#app/components/builder/fresh-part.ts";
import { NameInput, renamed } from "#app/components/builder/name-input.tsx";
import { RemovableEntry } from "#app/components/builder/removable-entry.tsx";
import { WarningsAt } from "#app/components/builder/warnings-at.tsx";
import type { Plain } from "#app/rules/plain.ts";

interface Props {
  entries: Plain;
  place: Place;
  add: string;
  /** What one is called that is added. */
  wanted: string;
  fresh: () => unknown;
  children: (value: unknown, place: Place) => ReactNode;
}

export function NamedEntries({ entries, place, add, wanted, fresh, children }: Props) {
  const { set, complaintAt } = useBuilder();
  const names = Object.keys(entries);
  return (
    <BlockStack gap="300">
      {names.map((name, index) => (
        // A name that is being typed is another one with each letter.
        <RemovableEntry
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          first={
            <NameInput
              name={name}
              taken={names.filter((one) => one !== name)}
              error={complaintAt(at(place, name))}
              onRename={(next) => set(place, renamed(entries, name, next))}
            />
          }
          onRemove={() => set(names.length > 1 ? at(place, name) : place, undefined)}
        >
          <WarningsAt place={at(place, name)} />
          {children(entries[name], at(place, name))}
        </RemovableEntry>
      ))}
      <InlineStack>
        <Button variant="tertiary" onClick={() => set(at(place, freeName(wanted, names)), fresh())}>
          {add}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
