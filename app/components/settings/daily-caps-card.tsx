// The day's caps on writes that cannot be taken back.
import { BlockStack, Button, Card, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { texts } from "#app/components/texts.ts";

export interface DailyCapsCardProps {
  caps: { kind: string; count: number; amount: string | null }[];
  currency: string;
  wrong: string[];
  onSave(form: Record<string, string>): void;
}

export function DailyCapsCard({ caps, currency, wrong, onSave }: DailyCapsCardProps) {
  const words = texts.settings.caps;
  const [form, setForm] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      caps.flatMap(({ kind, count, amount }) => [
        [`${kind}.count`, String(count)],
        ...(words.amounts.includes(kind) ? [[`${kind}.amount`, amount ?? ""]] : []),
      ]),
    ),
  );
  const field = (name: string, label: string, suffix?: string) => (
    <TextField
      key={name}
      label={label}
      value={form[name] ?? ""}
      onChange={(value) => setForm({ ...form, [name]: value })}
      error={wrong.includes(name) ? words.wrong : undefined}
      inputMode="decimal"
      autoComplete="off"
      {...(suffix ? { suffix } : {})}
    />
  );
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p" tone="subdued">
            {words.about}
          </Text>
        </BlockStack>
        <FormLayout>
          {caps.map(({ kind }) => (
            <FormLayout.Group key={kind}>
              {field(`${kind}.count`, words.count(words.kinds[kind] ?? kind))}
              {words.amounts.includes(kind)
                ? field(`${kind}.amount`, words.amount(words.kinds[kind] ?? kind), currency)
                : null}
            </FormLayout.Group>
          ))}
          <Button onClick={() => onSave(form)}>{words.save}</Button>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
