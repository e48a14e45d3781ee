// Chooses records by search: what was chosen stays while another word is typed.
import { useFetcher } from "@remix-run/react";
import { BlockStack, Checkbox, InlineStack, Tag, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTypedSearch } from "#app/components/use-typed-search.ts";
import { handWords } from "#app/components/words/hand-words.ts";

const words = handWords.picker;

export interface ToChoose {
  key: string;
  name: string;
  about: string | null;
}

interface Props {
  kind: "order" | "customer" | "product";
  chosen: ToChoose[];
  onChosen: (chosen: ToChoose[]) => void;
}

export function RecordPicker({ kind, chosen, onChosen }: Props) {
  const { load, data } = useFetcher<{ search: string; found: ToChoose[] }>();
  const [search, setSearch] = useState("");
  const [typed, setTyped] = useTypedSearch(search, setSearch);
  useEffect(() => {
    load(`/app/record-search?${new URLSearchParams({ kind, search })}`);
  }, [load, kind, search]);
  const found = data?.found ?? [];
  const without = (key: string) => chosen.filter((one) => one.key !== key);
  return (
    <BlockStack gap="200">
      <TextField
        label={words.label[kind]}
        placeholder={words.placeholder[kind]}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
      {chosen.length ? (
        <InlineStack gap="100">
          {chosen.map(({ key, name }) => (
            <Tag key={key} onRemove={() => onChosen(without(key))}>
              {name}
            </Tag>
          ))}
        </InlineStack>
      ) : null}
      <BlockStack>
        {found.map((one) => (
          <Checkbox
            key={one.key}
            label={one.about ? `${one.name}, ${one.about}` : one.name}
            checked={chosen.some(({ key }) => key === one.key)}
            onChange={(isChosen) => onChosen(isChosen ? [...without(one.key), one] : without(one.key))}
          />
        ))}
      </BlockStack>
      {data && !found.length ? (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      ) : null}
    </BlockStack>
  );
}
