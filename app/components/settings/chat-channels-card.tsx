// Chat channels by name. An address is written once and never shown again.
import { BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { texts } from "#app/components/texts.ts";

export interface ChatChannelsCardProps {
  channels: string[];
  /** Fields that were not understood. */
  wrong: string[];
  onSave(channel: { name: string; service: string; url: string }): void;
  onRemove(name: string): void;
}

const EMPTY = { name: "", service: "slack", url: "" };

export function ChatChannelsCard({ channels, wrong, onSave, onRemove }: ChatChannelsCardProps) {
  const words = texts.settings.channels;
  const [channel, setChannel] = useState(EMPTY);
  const change = (field: keyof typeof EMPTY) => (value: string) => setChannel({ ...channel, [field]: value });
  const errorOf = (field: keyof typeof EMPTY) => (wrong.includes(field) ? words.wrong[field] : undefined);
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
        {channels.map((name) => (
          <InlineStack key={name} align="space-between" blockAlign="center">
            <Text as="span">{name}</Text>
            <Button
              variant="plain"
              tone="critical"
              accessibilityLabel={words.remove(name)}
              onClick={() => onRemove(name)}
            >
              {words.removeShort}
            </Button>
          </InlineStack>
        ))}
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label={words.name}
              value={channel.name}
              onChange={change("name")}
              error={errorOf("name")}
              autoComplete="off"
            />
            <Select
              label={words.service}
              options={words.services}
              value={channel.service}
              onChange={change("service")}
            />
          </FormLayout.Group>
          <TextField
            label={words.url}
            type="password"
            value={channel.url}
            onChange={change("url")}
            error={errorOf("url")}
            autoComplete="off"
          />
          <Button
            onClick={() => {
              onSave(channel);
              setChannel({ ...channel, url: "" });
            }}
          >
            {words.save}
          </Button>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
