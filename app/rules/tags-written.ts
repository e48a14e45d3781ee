// Pure. The tags that a rule writes, as far as its document says them without a template.

import { listOf } from "#app/rules/actions/templated.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { type DocumentPath, placedSteps } from "#app/rules/placed-steps.ts";

export interface WrittenTag {
  is: "adds" | "removes";
  /** In small letters, as Shopify compares them. */
  tag: string;
  /** Kind of the record. */
  of: string;
  /** The step that writes it. */
  path: DocumentPath;
}

export function tagsWritten(rule: CompiledRule): WrittenTag[] {
  return placedSteps(rule).flatMap(({ step, path }): WrittenTag[] => {
    if (step.kind !== "action" || !step.constant) return [];
    const of = step.on.of ?? "order";
    const named = (value: unknown, is: WrittenTag["is"]): WrittenTag[] =>
      typeof value === "string" || Array.isArray(value)
        ? listOf(value as string | string[]).map((tag) => ({ is, tag: tag.toLowerCase(), of, path }))
        : [];
    switch (step.action.name) {
      case "add_tags":
        return named(step.constant.tags, "adds");
      case "remove_tags":
        return named(step.constant.tags, "removes");
      case "sync_tags": {
        const wanted = named(step.constant.tags, "adds");
        const kept = named(step.constant.among, "removes");
        return [...wanted, ...kept.filter(({ tag }) => !wanted.some((one) => one.tag === tag))];
      }
      default:
        return [];
    }
  });
}
