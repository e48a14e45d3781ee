// Pure. How the settings of each built-in check are asked for. Words live in texts.ts; what is valid is the check's own business.

export type FieldLook = "text" | "paragraph" | "amount" | "days" | "yes-no" | "hold-reason" | "email";

export interface SettingsField {
  name: string;
  look: FieldLook;
  /** Shown only while this yes-no field says yes. */
  onlyWith?: string;
}

export const SETTINGS_FIELDS: Record<string, SettingsField[]> = {
  "address-mismatch": [
    { name: "tag", look: "text" },
    { name: "hold", look: "yes-no" },
    { name: "reason", look: "hold-reason", onlyWith: "hold" },
    { name: "note", look: "paragraph", onlyWith: "hold" },
    { name: "email", look: "email" },
  ],
  "vip-spend": [
    { name: "threshold", look: "amount" },
    { name: "windowDays", look: "days" },
    { name: "tag", look: "text" },
  ],
};

export type FormValues = Record<string, string | boolean>;

/** Saved settings as the form holds them: text and ticks. */
export function toForm(ruleId: string, settings: Record<string, unknown>): FormValues {
  return Object.fromEntries(
    (SETTINGS_FIELDS[ruleId] ?? []).map(({ name, look }) => {
      const value = settings[name];
      return [name, look === "yes-no" ? value === true : value === null || value === undefined ? "" : String(value)];
    }),
  );
}

/** What the form holds as settings: an empty optional field is null, days are a number where they are one. */
export function fromForm(ruleId: string, values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    (SETTINGS_FIELDS[ruleId] ?? []).map(({ name, look }) => {
      const value = values[name];
      if (look === "yes-no") return [name, value === true];
      const text = String(value ?? "").trim();
      if (look === "email") return [name, text || null];
      if (look === "days" && /^\d{1,6}$/.test(text)) return [name, Number(text)];
      return [name, text];
    }),
  );
}
