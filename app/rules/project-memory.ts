// Pure. What memory holds once an effect is recorded.
import { addAmounts } from "#app/lib/money.ts";
import type { EffectBody } from "#app/rules/effect.ts";
import type { Memory } from "#app/rules/facts.ts";

/** The memory with the effect in it; the same object where it says nothing of it. */
export function projectMemory(memory: Memory, body: EffectBody): Memory {
  if (body.kind === "remember") {
    const held = memory[body.scope][body.name];
    const value = body.add === undefined ? body.value : sum(held, body.add);
    return { ...memory, [body.scope]: { ...memory[body.scope], [body.name]: value } };
  }
  if (body.kind === "forget") {
    const { [body.name]: _gone, ...rest } = memory[body.scope];
    return { ...memory, [body.scope]: rest };
  }
  return memory;
}

/** Amounts are texts and stay exact. */
function sum(held: unknown, add: number): string | number {
  if (typeof held === "string" && held.trim() !== "") return addAmounts(held, String(add));
  return (typeof held === "number" ? held : 0) + add;
}
