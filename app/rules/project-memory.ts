// Pure. What memory holds once an effect is recorded.
import { addAmounts, isDecimal } from "#app/lib/money.ts";
import type { EffectBody } from "#app/rules/effect.ts";
import type { Memory } from "#app/rules/facts.ts";

/** The memory with the effect in it; the same object where it says nothing of it. */
export function projectMemory(memory: Memory, body: EffectBody): Memory {
  if (body.kind === "remember") {
    const value = rememberedValue(memory[body.scope][body.name], body);
    return { ...memory, [body.scope]: { ...memory[body.scope], [body.name]: value } };
  }
  if (body.kind === "forget") {
    const { [body.name]: _gone, ...rest } = memory[body.scope];
    return { ...memory, [body.scope]: rest };
  }
  return memory;
}

/** What is held once the write is done. */
export function rememberedValue(held: unknown, { add, value }: { add?: number; value?: unknown }): unknown {
  return add === undefined ? value : sum(held, add);
}

/** Amounts are texts and stay exact. What is no number counts as 0: a counter of that name begins anew. */
function sum(held: unknown, add: number): string | number {
  if (typeof held === "string" && isDecimal(held.trim())) return addAmounts(held.trim(), String(add));
  return (typeof held === "number" ? held : 0) + add;
}
