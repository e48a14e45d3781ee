// What a shipped template is: a rule by purpose, with the settings that a merchant fills in. What comes out is an ordinary
// rule document, edited like any other from then on.

export interface TemplateSetting<T = unknown> {
  /** In the form: "Spend above". */
  label: string;
  type: "text" | "number" | "money" | "email" | "tag" | "list" | "span" | "clock" | "location" | "yes_no" | "choice";
  default: T;
  /** Of a choice: what may be chosen, with its label in the form. */
  choices?: Readonly<Record<string, string>>;
}
type Settings = Record<string, TemplateSetting>;
type Values<S extends Settings> = { [K in keyof S]: S[K] extends TemplateSetting<infer T> ? T : never };

export interface RuleTemplate<S extends Settings = Settings> {
  id: string;
  name: string;
  /** What it is good for, in a sentence. */
  purpose: string;
  group: "customers" | "fraud" | "fulfilment" | "payments" | "stock" | "messages" | "returns" | "reports";
  settings: S;
  /** The document with the settings filled in: checked like any that a person writes. */
  toRule(values: Values<S>): Record<string, unknown>;
}

export function defineTemplate<S extends Settings>(template: RuleTemplate<S>): RuleTemplate {
  return template as unknown as RuleTemplate;
}

export const setting = <T>(label: string, type: TemplateSetting["type"], otherwise: T): TemplateSetting<T> => ({
  label,
  type,
  default: otherwise,
});
/** A list that the merchant may fill: its default is of texts. */
export const listSetting = (label: string, otherwise: string[]): TemplateSetting<string[]> => ({
  label,
  type: "list",
  default: otherwise,
});

/** One of a few values. */
export const choiceSetting = <C extends string>(
  label: string,
  otherwise: NoInfer<C>,
  choices: Readonly<Record<C, string>>,
): TemplateSetting<C> => ({ label, type: "choice", default: otherwise, choices });

/** The document with these values, the others as they are by default. */
export function fillTemplate(template: RuleTemplate, values: Record<string, unknown> = {}): Record<string, unknown> {
  const filled = Object.fromEntries(
    Object.entries(template.settings).map(([name, one]) => [
      name,
      Object.hasOwn(values, name) ? values[name] : one.default,
    ]),
  );
  return { id: template.id, name: template.name, description: template.purpose, ...template.toRule(filled as never) };
}
