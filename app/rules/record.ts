// Pure. What a kind of record (an order, a line item, a customer …) offers to rules. One declaration drives the type and
// the parsing of facts, the paths of conditions, the names in templates, the builder's list and the reference pages.
// Names are those of Shopify's webhooks, so that whoever knows an order body knows the facts.
import { z } from "zod";
import type { Need } from "#app/rules/need.ts";

export type FieldType =
  | "id"
  | "text"
  | "number"
  | "money"
  | "yes_no"
  | "time"
  | "tags"
  | "texts"
  | "values" // a dictionary: metafields, attributes; asked for by name
  | "record"
  | "list";

/** All that the world holds beside one record: what joined and computed fields look into. */
export interface FactWorld {
  now: string;
  shop: Record<string, unknown>;
  products?: Record<string, unknown>;
  locations?: Record<string, unknown>[];
  /** The store's settings of each built-in check, by the check's id; absent: its defaults. */
  settings?: Readonly<Record<string, unknown>>;
  /** What checks have worked out in this decision already. */
  assessed?: Map<string, unknown>;
  [part: string]: unknown;
}
export type Owner = Record<string, unknown>;

export interface FieldParams {
  /** Of an attribute, a property, a metafield ("custom.gift"). */
  name?: string;
  /** A window that ends now. */
  days?: number;
}
export type FieldParam = keyof FieldParams;

export interface Field<T = unknown> {
  type: FieldType;
  /** Kind of the record, or of the list's records. */
  of?: string;
  /** In a sentence after the owner: "the order's {says}". */
  says: string;
  /** For the reference page: what it is exactly, where it comes from, its unit. */
  about?: string;
  /** How it stands in the facts; null: it is joined or computed and never stored. */
  schema: z.ZodType<T> | null;
  /** What has to be read before it is known; null: it comes with the record. */
  need: Need["fact"] | null;
  /** Of a record that may be known in part only: what reads all of it. */
  whole?: Need["fact"];
  /** Joined or computed, where the record itself does not carry it; undefined: not known. */
  read?(owner: Owner, world: FactWorld, params: FieldParams): unknown;
  params?: readonly FieldParam[];
  /** Means nothing without a name. */
  needsName?: boolean;
  /** Of a text: all that it can be. */
  oneOf?: readonly string[];
  /** Field of the same record that says in a sentence what was found here: a reason reads so, and not “outcome (fine) is …”. */
  saidBy?: string;
  /** For a list: whether a condition on its items can be false only when all are there (customer.orders). */
  partial?: boolean;
}
type Stored<T> = Field<T> & { schema: z.ZodType<T> };

export interface RecordKind<F extends Record<string, Field> = Record<string, Field>> {
  kind: string;
  says: string;
  about: string;
  fields: F;
  schema: z.ZodType<Picture<F>>;
}
type ValueOf<F> = F extends Stored<infer T> ? T : never;
type Held<F> = { [K in keyof F]: F[K] extends Stored<infer _> ? K : never }[keyof F];
type MayBeAbsent<F> = { [K in keyof F]: undefined extends ValueOf<F[K]> ? K : never }[keyof F];
/** The stored picture of a record: what facts hold. What has to be read may be absent. */
export type Picture<F extends Record<string, Field>> = {
  [K in Exclude<Held<F>, MayBeAbsent<F>>]: ValueOf<F[K]>;
} & { [K in Extract<Held<F>, MayBeAbsent<F>>]?: ValueOf<F[K]> };
export type PictureOf<R> = R extends RecordKind<infer F> ? Picture<F> : never;

/** A decimal string, no exponent: "19.90". */
export const DecimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/, "is a decimal amount, for example 19.90");
/** ISO 8601 UTC, whole seconds: "2026-11-24T10:00:00Z". Shopify's own resolution. */
export const InstantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "is an instant in UTC, for example 2026-11-24T10:00:00Z");

export interface FieldOptions {
  about?: string;
  /** Not part of what a webhook carries: read when an answer hangs on it. */
  need?: Need["fact"];
  /** Of a text: all that it can be. */
  oneOf?: readonly string[];
  /** Field of the same record that says it in a sentence. */
  saidBy?: string;
}

/** Undefined is a value of a field that has to be read. */
type Unread<O> = O extends { need: string } ? undefined : never;

function stored<T, O extends FieldOptions>(
  type: FieldType,
  schema: z.ZodType<T>,
  says: string,
  options?: O,
  of?: string,
) {
  const field: Stored<T | Unread<O>> = {
    type,
    says,
    schema: (options?.need ? unread(schema) : schema) as z.ZodType<T | Unread<O>>,
    need: options?.need ?? null,
    ...(options?.about ? { about: options.about } : {}),
    ...(options?.oneOf ? { oneOf: options.oneOf } : {}),
    ...(options?.saidBy ? { saidBy: options.saidBy } : {}),
    ...(of ? { of } : {}),
  };
  return field;
}
type Read<T> = T | undefined;
type Plain = Record<never, never>;

/** Absent until it was read: the neutral value of what a record carries would say that there is none. */
function unread(schema: z.ZodType): z.ZodType {
  return (schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema).optional();
}

// Absent is the neutral value, so that facts written by hand need to say only what matters.
const orNull = <T>(schema: z.ZodType<T>) => schema.nullable().default(null) as unknown as z.ZodType<T | null>;

/** Digits of a Shopify id, as text: ids exceed 2^53. */
export const id = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("id", orNull(z.string()), says, options);
/** The id that a record cannot be without. */
export const ownId = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("id", z.string(), says, options);
export const text = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("text", orNull(z.string()), says, options);
export const word = <O extends FieldOptions = Plain>(says: string, otherwise: string, options?: O) =>
  stored("text", z.string().default(otherwise) as z.ZodType<string>, says, options);
export const number = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("number", orNull(z.number()), says, options);
export const count = <O extends FieldOptions = Plain>(says: string, otherwise = 0, options?: O) =>
  stored("number", z.number().int().default(otherwise) as z.ZodType<number>, says, options);
/** A decimal string in the shop's currency. */
export const money = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("money", orNull(DecimalSchema), says, options);
export const amount = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("money", DecimalSchema.default("0.00") as z.ZodType<string>, says, options);
export const yesNo = <O extends FieldOptions = Plain>(says: string, otherwise = false, options?: O) =>
  stored("yes_no", z.boolean().default(otherwise) as z.ZodType<boolean>, says, options);
export const time = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("time", orNull(InstantSchema), says, options);
export const instant = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("time", InstantSchema, says, options);
export const tags = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("tags", z.array(z.string()).default([]) as z.ZodType<string[]>, says, options);
export const texts = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("texts", z.array(z.string()).default([]) as z.ZodType<string[]>, says, options);
/** Name → value, asked for by name. */
export const values = <O extends FieldOptions = Plain>(says: string, options?: O) =>
  stored("values", z.record(z.string(), z.unknown()).default({}) as z.ZodType<Record<string, unknown>>, says, options);
export const one = <R extends RecordKind, O extends FieldOptions = Plain>(of: R, says: string, options?: O) =>
  stored("record", orNull(of.schema as z.ZodType<PictureOf<R>>), says, options, of.kind);
export const many = <R extends RecordKind, O extends FieldOptions = Plain>(of: R, says: string, options?: O) =>
  stored(
    "list",
    z.array(of.schema as z.ZodType<PictureOf<R>>).default([]) as z.ZodType<PictureOf<R>[]>,
    says,
    options,
    of.kind,
  );
/** As `one` and `many`, absent until it was read. */
export const oneRead = <R extends RecordKind>(of: R, says: string, need: Need["fact"], about?: string) =>
  stored(
    "record",
    (of.schema as z.ZodType<PictureOf<R>>).nullable() as z.ZodType<Read<PictureOf<R> | null>>,
    says,
    { need, ...(about ? { about } : {}) },
    of.kind,
  );
export const manyRead = <R extends RecordKind>(of: R, says: string, need: Need["fact"], about?: string) =>
  stored(
    "list",
    z.array(of.schema as z.ZodType<PictureOf<R>>) as z.ZodType<Read<PictureOf<R>[]>>,
    says,
    { need, ...(about ? { about } : {}) },
    of.kind,
  );

interface ComputedOptions {
  about: string;
  of?: string;
  need?: Need["fact"];
  params?: readonly FieldParam[];
  needsName?: boolean;
  partial?: boolean;
}
/** A field that is found elsewhere in the facts, or worked out. `read` returns undefined for "not known". */
export function computed(
  type: FieldType,
  says: string,
  options: ComputedOptions,
  read: NonNullable<Field["read"]>,
): Field<never> & { schema: null } {
  const { need = null, ...rest } = options;
  return { type, says, schema: null, need, read, ...rest };
}

/** Told by whoever wrote the facts, else worked out. `read` returns undefined for "not known". */
export function derived<T>(
  type: FieldType,
  schema: z.ZodType<T>,
  says: string,
  { about }: { about: string },
  read: NonNullable<Field["read"]>,
): Stored<T | undefined> {
  return { type, says, about, schema: schema.optional() as z.ZodType<T | undefined>, need: null, read };
}

interface JoinedOptions {
  about: string;
  need: Need["fact"] | null;
  partial?: boolean;
}
/**
 * A record or list of records that is read apart from its owner. Written into the owner by whoever gathers (or writes facts
 * by hand), else found by `read`; undefined: not known.
 * @param of kind of the record: by name, since kinds refer to each other.
 */
export function joined(
  type: "record" | "list",
  of: string,
  says: string,
  { about, need, partial }: JoinedOptions,
  read?: NonNullable<Field["read"]>,
): Stored<unknown> {
  const item = z.lazy(() => recordKind(of).schema as z.ZodType<unknown>);
  const schema = (type === "list" ? z.array(item) : item.nullable()).optional() as z.ZodType<unknown>;
  return { type, of, says, about, schema, need, ...(read ? { read } : {}), ...(partial ? { partial } : {}) };
}

/** A text that is worked out where facts written by hand do not say it. */
export function derivedText(says: string, about: string, read: NonNullable<Field["read"]>): Stored<unknown> {
  return {
    type: "text",
    says,
    about,
    schema: z.string().nullable().optional() as z.ZodType<unknown>,
    need: null,
    read,
  };
}

export function defineRecord<F extends Record<string, Field>>(
  kind: string,
  { says, about, whole }: { says: string; about: string; whole?: Need["fact"] },
  fields: F,
): RecordKind<F> {
  if (whole) for (const field of Object.values(fields)) field.whole = whole;
  const shape = Object.fromEntries(
    Object.entries(fields).flatMap(([name, { schema }]) => (schema ? [[name, schema]] : [])),
  );
  const record = { kind, says, about, fields, schema: z.object(shape) as unknown as z.ZodType<Picture<F>> };
  kinds.set(kind, record as unknown as RecordKind);
  return record;
}

// Kinds refer to each other in circles: each is entered here when it is declared (records/index.ts declares them all).
const kinds = new Map<string, RecordKind>();

/** The kind of that name. @throws for a name that no declaration carries: a mistake in a declaration. */
export function recordKind(kind: string): RecordKind {
  const found = kinds.get(kind);
  if (!found) throw new Error(`no such kind of record: ${kind}`);
  return found;
}
