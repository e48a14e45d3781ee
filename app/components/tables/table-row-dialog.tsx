// One row of a table: a field for each column. What was typed stays until it is saved.
import { FormLayout, Modal, TextField } from "@shopify/polaris";
import { useState } from "react";
import { tableWords } from "#app/components/words/table-words.ts";

const words = tableWords.one;

interface Props {
  columns: string[];
  /** Empty: a new row. */
  cells: Record<string, string>;
  isNew: boolean;
  errors: Record<string, "empty" | "too_long">;
  saving: boolean;
  onSave: (cells: Record<string, string>) => void;
  onClose: () => void;
}

export function TableRowDialog({ columns, cells, isNew, errors, saving, onSave, onClose }: Props) {
  const [values, setValues] = useState(cells);
  return (
    <Modal
      open
      onClose={onClose}
      title={isNew ? words.row.add : words.row.edit}
      primaryAction={{ content: words.row.save, loading: saving, onAction: () => onSave(values) }}
      secondaryActions={[{ content: words.row.cancel, onAction: onClose }]}
    >
      <Modal.Section>
        <FormLayout>
          {columns.map((column) => (
            <TextField
              key={column}
              label={column}
              value={values[column] ?? ""}
              onChange={(value) => setValues({ ...values, [column]: value })}
              error={errors[column] && words.cell[errors[column]]}
              autoComplete="off"
            />
          ))}
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}
