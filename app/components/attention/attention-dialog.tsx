// What is asked before an item is ignored or an order cancelled: a note, and what happens with money and stock.
import { Banner, BlockStack, Checkbox, Modal, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { texts } from "#app/components/texts.ts";

export type AskedVerb = "ignore" | "cancel" | "cancel_twin";

interface Props {
  verb: AskedVerb;
  /** How many items it is about. */
  count: number;
  loading: boolean;
  onGo: (form: Record<string, string>) => void;
  onCancel: () => void;
}

const words = texts.attention;
const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

export function AttentionDialog({ verb, count, loading, onGo, onCancel }: Props) {
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("other");
  const [refund, setRefund] = useState("original");
  const [restock, setRestock] = useState(true);
  const [notify, setNotify] = useState(true);
  const cancels = verb !== "ignore";
  const go = () =>
    onGo(cancels ? { note, reason, refund, restock: String(restock), notify: String(notify) } : { note });
  return (
    <Modal
      open
      onClose={onCancel}
      title={words.go[verb]?.title ?? ""}
      primaryAction={{ content: words.go[verb]?.action ?? "", destructive: cancels, loading, onAction: go }}
      secondaryActions={[{ content: words.cancel, onAction: onCancel }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {cancels ? (
            <>
              <Banner tone="warning">{words.cancelForm.warning(count)}</Banner>
              <Select
                label={words.cancelForm.reason}
                options={options(words.cancelForm.reasons)}
                value={reason}
                onChange={setReason}
              />
              <Select
                label={words.cancelForm.refund}
                options={options(words.cancelForm.refunds)}
                value={refund}
                onChange={setRefund}
              />
              <Checkbox label={words.cancelForm.restock} checked={restock} onChange={setRestock} />
              <Checkbox label={words.cancelForm.notify} checked={notify} onChange={setNotify} />
            </>
          ) : null}
          <TextField
            label={words.note}
            helpText={words.noteHelp}
            value={note}
            onChange={setNote}
            maxLength={500}
            multiline={2}
            autoComplete="off"
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
