// Pure. A value that is not known, and why: never null, never false by accident.
import type { Need } from "#app/rules/need.ts";

export class Unknown {
  /** For the merchant, one sentence. */
  why: string;
  /** What would tell. */
  need: Need | null;
  /** How far it is known (numbers and amounts). */
  atLeast: unknown;
  atMost: unknown;

  constructor(why: string, options: { need?: Need | null; atLeast?: unknown; atMost?: unknown } = {}) {
    this.why = why;
    this.need = options.need ?? null;
    this.atLeast = options.atLeast;
    this.atMost = options.atMost;
  }
}
