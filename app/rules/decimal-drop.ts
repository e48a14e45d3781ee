// Pure. An amount in a template: prints as it is written, compares by size, counts exactly.
import { Drop } from "liquidjs";
import { asDecimal, compareDecimals, foldText } from "#app/rules/compare-values.ts";

export class DecimalDrop extends Drop {
  readonly text: string;

  private constructor(text: string) {
    super();
    this.text = text;
  }

  static of(text: string): DecimalDrop {
    return new DecimalDrop(text);
  }

  override valueOf(): string {
    return this.text;
  }
  override toString(): string {
    return this.text;
  }
  toJSON(): string {
    return this.text;
  }
  #order(other: unknown): number | null {
    const size = asDecimal(other instanceof DecimalDrop ? other.text : other);
    return size === null ? null : compareDecimals(this.text, size);
  }
  equals(other: unknown): boolean {
    return this.#order(other) === 0 || foldText(other instanceof DecimalDrop ? other.text : other) === this.text;
  }
  gt(other: unknown): boolean {
    const order = this.#order(other);
    return order !== null && order > 0;
  }
  geq(other: unknown): boolean {
    const order = this.#order(other);
    return order !== null && order >= 0;
  }
  lt(other: unknown): boolean {
    const order = this.#order(other);
    return order !== null && order < 0;
  }
  leq(other: unknown): boolean {
    const order = this.#order(other);
    return order !== null && order <= 0;
  }
}
