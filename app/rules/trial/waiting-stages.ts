// Pure. What the rules of a trial wait for.
import type { OpenedStage } from "#app/rules/decision.ts";
import type { Stage } from "#app/rules/facts.ts";
import { endOfStage } from "#app/rules/trial/end-of-stage.ts";
import type { TrialWorld } from "#app/rules/trial/trial-world.ts";

/** As in a store (app/store/stages.server.ts). */
export class WaitingStages {
  #waiting: { stage: OpenedStage; id: string }[] = [];
  #opened = 0;

  /** @returns of those that are waited for already, and so not opened, by their key: until when (null: for no time). */
  open(stages: readonly OpenedStage[]): Map<string, string | null> {
    const passed = new Map<string, string | null>();
    for (const stage of stages) {
      const known = this.#waiting.find((entry) => entry.stage.key === stage.key)?.stage;
      if (known) passed.set(stage.key, known.waits.for === "time" ? known.waits.until : null);
      else this.#waiting.push({ stage, id: String(++this.#opened) });
    }
    return passed;
  }

  /** Takes out what has ended at this moment. */
  due(world: TrialWorld): Stage[] {
    const due: Stage[] = [];
    this.#waiting = this.#waiting.filter(({ stage, id }) => {
      const ended = endOfStage(stage, world.moment, world.now);
      if (!ended) return true;
      due.push({
        stageId: id,
        ruleId: stage.ruleId,
        ruleVersion: stage.ruleVersion,
        target: stage.target,
        pointer: stage.pointer,
        block: stage.block,
        ...ended,
        results: { ...stage.results, ...ended.results },
        trigger: stage.trigger,
      });
      return false;
    });
    return due;
  }

  /** @param of the records of which it is stopped, by their gids, or all that belong to one. */
  stop(rule: string, of: readonly string[] | { owns(target: string): boolean }): void {
    const isOf = (target: string) => ("owns" in of ? of.owns(target) : of.includes(target));
    this.#waiting = this.#waiting.filter(({ stage }) => stage.ruleId !== rule || !isOf(stage.target));
  }
}
