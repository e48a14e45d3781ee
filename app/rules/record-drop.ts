// Pure. Facts as Liquid sees them: records by their declared fields, amounts as decimals that compare by size.
import { Drop } from "liquidjs";
import { nearestName } from "#app/lib/nearest-name.ts";
import { DecimalDrop } from "#app/rules/decimal-drop.ts";
import type { Env } from "#app/rules/env.ts";
import { otherFieldName } from "#app/rules/other-field-names.ts";
import { childWas, readField, shortOf } from "#app/rules/path.ts";
import { isPlain } from "#app/rules/plain.ts";
import { type Owner, recordKind } from "#app/rules/record.ts";
import type { Typed } from "#app/rules/scope.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** Ends the rendering: the text cannot be made without this fact. */
export class FactNotKnown extends Error {
  unknown: Unknown;
  constructor(unknown: Unknown) {
    super(unknown.why);
    this.name = "FactNotKnown";
    this.unknown = unknown;
  }
}

export class NoSuchField extends Error {
  constructor(message: string) {
    super(message);
    this.name = "NoSuchField";
  }
}

export class RecordDrop extends Drop {
  readonly #owner: Owner;
  readonly #kind: string;
  readonly #env: Env;
  readonly #isBefore: boolean;

  /** @param isBefore it is the record as it was at the last look. */
  constructor(owner: Owner, kind: string, env: Env, isBefore = false) {
    super();
    this.#isBefore = isBefore;
    this.#owner = owner;
    this.#kind = kind;
    this.#env = env;
  }

  override liquidMethodMissing(key: string | number): unknown {
    const name = String(key);
    const { fields, says } = recordKind(this.#kind);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) {
      // “before.order.note” in a rule about the order: here what it was is the order itself.
      if (this.#isBefore && name === this.#kind) return this;
      const child = this.#isBefore ? childWas(name, this.#kind, this.#env) : undefined;
      if (child) {
        const was = asLiquid(child.was, { type: "record", of: child.kind }, this.#env, child.kind);
        return name === child.kind || !(was instanceof RecordDrop) ? was : was.liquidMethodMissing(name);
      }
      // Liquid asks every value for these.
      if (["size", "first", "last"].includes(name)) return undefined;
      const other = otherFieldName(this.#kind, name, fields)?.split(".");
      if (other)
        return other.reduce<unknown>(
          (at, part) => (at instanceof RecordDrop ? at.liquidMethodMissing(part) : null),
          this,
        );
      const near = nearestName(name, Object.keys(fields));
      throw new NoSuchField(`${says} has no “${name}”${near ? `; did you mean “${near}”?` : ""}`);
    }
    const value = readField(this.#owner, name, field, this.#env, {});
    const short = field.partial ? shortOf(this.#owner, field) : null;
    if (short) throw new FactNotKnown(short);
    return asLiquid(value, field, this.#env, name);
  }

  /** What a printed record says: a template that prints a whole record is a slip, and shows its name. */
  override toString(): string {
    const { name, title, id } = this.#owner;
    return String(name ?? title ?? id ?? "");
  }

  toJSON(): unknown {
    return this.#owner;
  }
}

/** @throws FactNotKnown */
export function asLiquid(
  value: unknown,
  typed: Pick<Typed, "type" | "of"> | undefined,
  env: Env,
  name: string,
): unknown {
  if (value === undefined) return new LateUnknown(new Unknown(`The ${name.replaceAll("_", " ")} is not known.`));
  if (value instanceof Unknown) throw new FactNotKnown(value);
  if (value === null || !typed) return value;
  const { type, of } = typed;
  if (type === "record" && of) return new RecordDrop(value as Owner, of, env, name === "before");
  if (type === "list" && of) {
    const items = (value as Owner[]).map((item) => new RecordDrop(item, of, env));
    // An order's attributes, a line's properties are known by their names too.
    if (of === "attribute")
      for (const { name: entry, value: held } of value as { name: string; value: unknown }[])
        if (!Object.hasOwn(items, entry)) Object.defineProperty(items, entry, { value: held, enumerable: false });
    return items;
  }
  if (type === "money") return DecimalDrop.of(String(value));
  if (type === "values") return dictionary(value as Record<string, unknown>);
  return value;
}

/** A name whose value is not known is no trouble for a template that does not use it. */
class LateUnknown extends Drop {
  readonly #unknown: Unknown;
  constructor(unknown: Unknown) {
    super();
    this.#unknown = unknown;
  }
  override liquidMethodMissing(): never {
    throw new FactNotKnown(this.#unknown);
  }
  override valueOf(): never {
    throw new FactNotKnown(this.#unknown);
  }
}

/** Own properties alone, and "namespace.key" also as namespace → key. */
function dictionary(values: Record<string, unknown>): Record<string, unknown> {
  const made: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(values)) {
    made[name] = value;
    const dot = name.indexOf(".");
    if (dot > 0) {
      const space = name.slice(0, dot);
      if (typeof made[space] !== "object" || made[space] === null) made[space] = Object.create(null);
      (made[space] as Record<string, unknown>)[name.slice(dot + 1)] = value;
    }
  }
  return made;
}

/** What a template's expression came to, as facts have it: records, lists, amounts as texts. */
export function asPlain(value: unknown): unknown {
  if (value instanceof RecordDrop) return value.toJSON();
  if (value instanceof DecimalDrop) return value.text;
  if (value instanceof Drop) return asPlain(value.valueOf());
  if (Array.isArray(value)) return value.map(asPlain);
  // A group: its total is compared outside of templates too; its items stay records.
  if (isPlain(value) && Object.values(value).some((part) => part instanceof DecimalDrop))
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, part instanceof DecimalDrop ? part.text : part]),
    );
  return value === undefined ? null : value;
}
