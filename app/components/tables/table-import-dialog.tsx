// Rows for a table that is there: added to the others, or instead of them.
import { BlockStack, ChoiceList, Modal } from "@shopify/polaris";
import { useState } from "react";
import { TableTextInput } from "#app/components/tables/table-text-input.tsx";
import { tableWords } from "#app/components/words/table-words.ts";
import type { TableProblem } from "#app/rules/read-table.ts";

interface Props {
  refused: TableProblem[];
  saving: boolean;
  onImport: (form: { text: string; way: string }) => void;
  onClose: () => void;
}

export function TableImportDialog({ refused, saving, onImport, onClose }: Props) {
  const [text, setText] = useState("");
  const [way, setWay] = useState("add");
  return (
    <Modal
      open
      onClose={onClose}
      title={tableWords.one.import}
      primaryAction={{
        content: tableWords.one.importAction,
        loading: saving,
        disabled: !text.trim(),
        onAction: () => onImport({ text, way }),
      }}
      secondaryActions={[{ content: tableWords.one.row.cancel, onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <TableTextInput text={text} refused={refused} onChange={setText} />
          <ChoiceList
            title={tableWords.reading.way}
            choices={tableWords.reading.ways}
            selected={[way]}
            onChange={([chosen]) => setWay(chosen ?? "add")}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
