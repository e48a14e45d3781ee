// Pure. What a field of the rule language is. One small file each in fields/; the declaration gives type, words, origin and cost.
import type { FactNeed } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { Address } from "#app/rules/order-snapshot.ts";

export interface Money {
  amount: string;
  currency: string;
}

/** What each type looks like as a value. */
export interface ValueOf {
  address: Address;
  text: string;
  "yes-no": boolean;
  number: number;
  money: Money;
  tags: string[];
}
export type FieldType = keyof ValueOf;

/** A value, nothing (the order has no such thing), or not known; then how far it is known and what would tell. */
export type Reading<T> =
  | { known: true; value: T | null; source?: string }
  | { known: false; why: string; atLeast?: T; atMost?: T; source?: string; need?: FactNeed };

export interface FieldParams {
  /** A window that ends now, in days. */
  days?: number;
}

export interface Field<T extends FieldType = FieldType> {
  name: string;
  type: T;
  subjects: readonly ("order" | "customer")[];
  /** Must a condition on this field say over how many days? */
  windowed: boolean;
  /** Where the value comes from, for the explanation. */
  source: string;
  /** Admin API points that reading it may cost. */
  points: number;
  read(facts: Facts, params: FieldParams, now: string): Reading<ValueOf[T]>;
  /** The value in a sentence: "Shipping address (Leeds, LS1 4AP)". Null: there is none. */
  says(value: ValueOf[T] | null, params: FieldParams): string;
  /** Instants (ascending) at which the value changes by time alone. */
  changesAt?(facts: Facts, params: FieldParams, now: string): string[];
  /** What a waiver holds on to; the value itself where nothing is said. */
  fingerprint?(value: ValueOf[T] | null): unknown;
}

/** Keeps the type of one declaration while the list holds them all. */
export function defineField<T extends FieldType>(field: Field<T>): Field {
  return field as unknown as Field;
}
