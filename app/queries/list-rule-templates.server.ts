// The shipped templates, and one of them with its form and what it would make.
import "#app/checks/index.ts";
import { checkDocument } from "#app/rules/check-document.ts";
import type { Line } from "#app/rules/condition-in-words.ts";
import { ruleInWords } from "#app/rules/rule-in-words.ts";
import { TEMPLATES } from "#app/rules/templates/index.ts";
import { fillTemplate, type RuleTemplate, type TemplateSetting } from "#app/rules/templates/template.ts";
import { type FormValue, templateForm } from "#app/rules/templates/template-values.ts";

export interface TemplateRow {
  id: string;
  name: string;
  purpose: string;
  group: RuleTemplate["group"];
}
export interface TemplatePage extends TemplateRow {
  settings: {
    name: string;
    label: string;
    type: TemplateSetting["type"];
    choices: { value: string; label: string }[];
    value: FormValue;
  }[];
  /** The rule with the settings as they are by default. */
  says: Line[];
}

export function listRuleTemplates(): TemplateRow[] {
  return TEMPLATES.map(({ id, name, purpose, group }) => ({ id, name, purpose, group }));
}

/** Null: there is no such template. */
export function getRuleTemplate(templateId: string): TemplatePage | null {
  const template = TEMPLATES.find(({ id }) => id === templateId);
  if (!template) return null;
  const { id, name, purpose, group } = template;
  const form = templateForm(template);
  const checked = checkDocument(fillTemplate(template));
  return {
    ...{ id, name, purpose, group },
    settings: Object.entries(template.settings).map(([key, { label, type, choices = {} }]) => ({
      ...{ name: key, label, type },
      choices: Object.entries(choices).map(([choice, words]) => ({ value: choice, label: words })),
      value: form[key] ?? "",
    })),
    says: checked.outcome === "good" ? ruleInWords(checked.document) : [],
  };
}
