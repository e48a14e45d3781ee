// What outgoing calls are signed with, shown when it is asked for.
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

export function SigningCard({ secret, onShow }: { secret: string | null; onShow(): void }) {
  const words = texts.settings.signing;
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
        {secret === null ? (
          <InlineStack>
            <Button onClick={onShow}>{words.show}</Button>
          </InlineStack>
        ) : (
          <TextField label={words.secret} value={secret} readOnly autoComplete="off" monospaced />
        )}
      </BlockStack>
    </Card>
  );
}
