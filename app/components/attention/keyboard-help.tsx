// Which keys a list knows.
import { BlockStack, InlineStack, KeyboardKey, Modal, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

interface Props {
  open: boolean;
  keys: [key: string, does: string][];
  onClose: () => void;
}

export function KeyboardHelp({ open, keys, onClose }: Props) {
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={texts.attention.keys.title}
      secondaryActions={[{ content: texts.attention.keys.close, onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {keys.map(([key, does]) => (
            <InlineStack key={key} gap="300" blockAlign="center" wrap={false}>
              <div style={{ minWidth: 64 }}>
                <KeyboardKey>{key}</KeyboardKey>
              </div>
              <Text as="span">{does}</Text>
            </InlineStack>
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
