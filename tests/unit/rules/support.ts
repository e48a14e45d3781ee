// Tries conditions, templates and rules on facts as a file would have them; a test states only what matters to it.
import { type Trial, tryRule } from "#app/rules/trial/try-rule.ts";

export const NOW = "2026-04-01T10:00:00Z";
type Plain = Record<string, unknown>;
type Tried = Extract<Trial, { outcome: "tried" }>;

/** @throws when the rule is refused or the facts cannot be read: that is never what such a test means. */
export function tried(rule: unknown, facts: Plain): Tried {
  const trial = tryRule(rule, { now: NOW, ...facts });
  if (trial.outcome !== "tried") throw new Error(JSON.stringify(trial));
  return trial;
}

export const effectsOf = (rule: unknown, facts: Plain) => tried(rule, facts).effects;

export const aRule = (parts: Plain = {}): Plain => ({
  id: "a-rule",
  on: ["order.created", "order.updated"],
  then: [{ do: "add_tags", tags: ["x"] }],
  ...parts,
});

/** matched, not_matched or unknown, of a condition on an order. */
export function outcomeOf(when: unknown, facts: Plain, parts: Plain = {}): string {
  const [result] = tried(aRule({ when, ...parts }), facts).moments[0]?.results ?? [];
  return result?.outcome ?? "nothing";
}

/** What a template gives over the facts of an order. */
export function rendered(template: string, facts: Plain = { order: {} }, parts: Plain = {}): string {
  const [effect] = effectsOf(
    aRule({ ...parts, then: [{ do: "send_chat", channel: "c", text: `[${template}]` }] }),
    facts,
  );
  if (typeof effect?.text !== "string")
    throw new Error(
      JSON.stringify(
        tried(aRule({ ...parts, then: [{ do: "send_chat", channel: "c", text: `[${template}]` }] }), facts).moments[0]
          ?.results[0]?.notes,
      ),
    );
  return effect.text.slice(1, -1);
}

/** What `rules check` says: "path: message" of each complaint. */
export function refusal(rule: unknown): string[] {
  const trial = tryRule(rule, {});
  return trial.outcome === "refused"
    ? trial.complaints.map(({ path, message }) => `${path.join(".")}: ${message}`)
    : [];
}
