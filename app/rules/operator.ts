// Pure. What an operator of the rule language is. Small files in operators/, one list beside them.
import type { Calendar } from "#app/rules/duration.ts";
import type { Narrowing } from "#app/rules/narrowing.ts";
import type { FieldType } from "#app/rules/record.ts";
import type { Unknown } from "#app/rules/unknown.ts";

/** Type of a condition's left side; "any": made by a template, told by its text. */
export type LeftType = FieldType | "clock" | "date" | "any";

/** What the right side of a condition looks like, for documents, the JSON Schema and the builder. */
export type OperandKind =
  | "nothing"
  | "same" // a value of the left side's type
  | "list" // several of them
  | "pair" // [from, to]
  | "text"
  | "number"
  | "duration"
  | "pattern"
  | "postcodes"
  | "countries"
  | "record" // another field that is a record
  | "place" // { km, of } for distances
  | "table";

export interface TestContext {
  now: string;
  calendar: Calendar;
  /** Text is compared as it is written: not folded, not trimmed. */
  exact: boolean;
  /** Fields of an address that count. */
  compare?: readonly string[] | undefined;
  /** Has the merchant's table this key? Undefined: there is no such table. */
  tableHas(table: string, key: string): boolean | undefined;
  /** The left side before the last change (undefined: not known). */
  before?: unknown;
}

export interface Operator {
  name: string;
  /** Other ways to write it. */
  aliases?: readonly string[];
  types: readonly LeftType[];
  operand: OperandKind;
  /** Between the two sides of a sentence, as it holds or not. */
  says: readonly [holds: string, doesNot: string];
  /** For the reference page. */
  about: string;
  /** Looks at the value before the last change too. */
  comparesBefore?: boolean;
  /**
   * The right side made ready once, when the document is loaded.
   * @throws OperandError with words for whoever wrote it.
   */
  prepare?(operand: unknown, left: LeftType, exact: boolean): unknown;
  /** `left` may be null (there is none), never Unknown. */
  test(left: unknown, right: unknown, context: TestContext): boolean;
  /** What can be said of a left side that is known only within bounds. */
  testBounds?(left: Unknown, right: unknown, context: TestContext): boolean | undefined;
  /**
   * What the left side must be for this to be true, by which rules are found without being looked at; null: nothing can be said.
   * @param right made ready by `prepare`.
   */
  narrows?(right: unknown, exact: boolean): Narrowing | null;
}

/** A right side that cannot be meant. The message follows the path: “is a number, not “ten””. */
export class OperandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "OperandError";
  }
}
