// Pure. Settings of a check as a form holds them, and back: what was typed stays as it was typed.

export interface FormField {
  name: string;
  type: "yes_no" | "number" | "amount" | "text" | "choice" | "list" | "rows";
  label: string;
  help: string | null;
  unit: string | null;
  choices: { value: string; label: string }[];
  columns: FormField[];
  fresh: Record<string, unknown>;
}
export type FormRow = Record<string, string | boolean>;
export type FormValue = string | boolean | FormRow[];
export type CheckForm = Record<string, FormValue>;

export function toCheckForm(fields: FormField[], settings: Record<string, unknown>): CheckForm {
  return Object.fromEntries(fields.map((field) => [field.name, toFormValue(field, settings[field.name])]));
}

function toFormValue({ type, columns }: FormField, value: unknown): FormValue {
  switch (type) {
    case "yes_no":
      return value === true;
    case "list":
      return Array.isArray(value) ? value.join("\n") : "";
    case "rows":
      return (Array.isArray(value) ? value : []).map((row) => toCheckForm(columns, row) as FormRow);
    default:
      return value === undefined || value === null ? "" : String(value);
  }
}

/** A number is one where it is written as one; all else is left for the check to refuse by name. */
export function fromCheckForm(fields: FormField[], form: CheckForm): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, fromFormValue(field, form[field.name])]));
}

function fromFormValue({ type, columns }: FormField, value: FormValue | undefined): unknown {
  switch (type) {
    case "yes_no":
      return value === true;
    case "number": {
      const text = String(value ?? "").trim();
      return /^-?\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : text;
    }
    case "list":
      return String(value ?? "")
        .split("\n")
        .map((entry) => entry.trim())
        .filter(Boolean);
    case "rows":
      return (Array.isArray(value) ? value : []).map((row) => fromCheckForm(columns, row));
    default:
      return String(value ?? "").trim();
  }
}
