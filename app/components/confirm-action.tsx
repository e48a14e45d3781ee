// One question before a verb that changes what happens in the store.
import { Modal, Text } from "@shopify/polaris";
import { texts } from "#app/components/texts.ts";

interface Props {
  /** Null: nothing is asked. */
  question: { title: string; body: string; action: string } | null;
  destructive?: boolean;
  loading: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

export function ConfirmAction({ question, destructive, loading, onConfirm, onCancel }: Props) {
  return (
    <Modal
      open={question !== null}
      onClose={onCancel}
      title={question?.title ?? ""}
      primaryAction={{ content: question?.action ?? "", onAction: onConfirm, loading, destructive }}
      secondaryActions={[{ content: texts.home.confirm.cancel, onAction: onCancel }]}
    >
      <Modal.Section>
        <Text as="p">{question?.body}</Text>
      </Modal.Section>
    </Modal>
  );
}
