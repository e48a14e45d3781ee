// A faulty address: as it is, how it would be right, and a form that keeps what was typed.
import {
  Banner,
  BlockStack,
  Button,
  FormLayout,
  InlineGrid,
  InlineStack,
  List,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { texts } from "#app/components/texts.ts";
import { TitledCard } from "#app/components/titled-card.tsx";

type Address = Record<string, string | null>;

interface Props {
  now: Address;
  suggestion: Address | null;
  problems: string[];
  /** What is wrong, by field. */
  errors: Record<string, string>;
  loading: boolean;
  /** False: it is shown, and nothing can be written. */
  canWrite: boolean;
  onWrite: (address: Record<string, string>) => void;
}

const words = texts.attention.addressForm;
const PARTS = Object.keys(words.parts);
const valuesOf = (address: Address): Record<string, string> =>
  Object.fromEntries(PARTS.map((part) => [part, address[part] ?? ""]));

export function AddressForm({ now, suggestion, problems, errors, loading, canWrite, onWrite }: Props) {
  const [values, setValues] = useState(() => valuesOf(suggestion ?? now));
  const [isEditing, setIsEditing] = useState(!suggestion);
  const edits = canWrite && (isEditing || Object.keys(errors).length > 0);
  return (
    <TitledCard title={words.title} gap="400">
      {problems.length ? (
        <BlockStack gap="100">
          <Text as="h3" variant="bodySm" tone="subdued">
            {words.wrong}
          </Text>
          <List>
            {problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </BlockStack>
      ) : null}
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <Lines title={words.now} address={now} than={null} />
        {suggestion ? <Lines title={words.suggested} address={suggestion} than={now} /> : null}
      </InlineGrid>
      {edits ? (
        <FormLayout>
          {Object.keys(errors).length ? <Banner tone="critical">{Object.values(errors).join(" ")}</Banner> : null}
          <FormLayout.Group>
            {PARTS.map((part) => (
              <TextField
                key={part}
                label={words.parts[part] ?? part}
                value={values[part] ?? ""}
                error={errors[part]}
                maxLength={255}
                onChange={(value) => setValues({ ...values, [part]: value })}
                autoComplete="off"
              />
            ))}
          </FormLayout.Group>
        </FormLayout>
      ) : null}
      {canWrite ? (
        <InlineStack gap="200" blockAlign="center">
          <Button variant="primary" loading={loading} onClick={() => onWrite(values)}>
            {edits ? words.write : words.use}
          </Button>
          {edits ? null : <Button onClick={() => setIsEditing(true)}>{words.edit}</Button>}
          <Text as="span" variant="bodySm" tone="subdued">
            {words.undoable}
          </Text>
        </InlineStack>
      ) : null}
    </TitledCard>
  );
}

function Lines({ title, address, than }: { title: string; address: Address; than: Address | null }) {
  const parts = PARTS.filter((part) => address[part]);
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="bodySm" tone="subdued">
        {title}
      </Text>
      {parts.map((part) => (
        <Text
          as="span"
          key={part}
          fontWeight={than && (than[part] ?? "") !== (address[part] ?? "") ? "semibold" : undefined}
          breakWord
        >
          {address[part]}
        </Text>
      ))}
    </BlockStack>
  );
}
