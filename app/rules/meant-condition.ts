// Pure. Other ways to write a condition, brought into the language's own: only what can mean one thing.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { saidWord } from "#app/rules/said-word.ts";

/** A list means all of it, and/or mean all/any; any, none and all over a list; `operator`. */
export function meantCondition(given: unknown): unknown {
  if (Array.isArray(given)) return { all: given };
  if (!isPlain(given)) return given;
  const { operator, ...rest } = given;
  if (operator !== undefined && rest.op === undefined) return meantCondition({ ...rest, op: operator });
  if (typeof rest.part === "string" && Object.hasOwn(PARTS, rest.part))
    return meantCondition({ ...rest, part: PARTS[rest.part] });
  const keys = Object.keys(given);
  const [key = ""] = keys;
  if (keys.length === 1 && (key === "and" || key === "or")) return { [key === "and" ? "all" : "any"]: given[key] };
  for (const [group, quantifier] of Object.entries(OVER_A_LIST)) {
    const list = given[group];
    if (typeof list !== "string") continue;
    const { [group]: _list, ...others } = given;
    return meantCondition({ [quantifier]: list, ...others });
  }
  // “some” of a list without a condition: it has any.
  for (const [quantifier, op] of [
    ["some", "at_least"],
    ["no", "less_than"],
  ] as const)
    if (keys.length === 1 && key === quantifier) return { count: given[key], op, value: 1 };
  return typeof given.field === "string" ? meantComparison(given as Plain & { field: string }) : given;
}

function meantComparison(given: Plain & { field: string }): unknown {
  const { field, op, where, value_field: otherField, key, namespace, ...rest } = given;
  // {"field": a list, "op": "some", "where": …}
  if (where !== undefined && typeof op === "string" && Object.hasOwn(QUANTIFIERS, op) && !("value" in rest))
    return { [QUANTIFIERS[op] as string]: field, where, ...rest };
  if (typeof otherField === "string" && !("value" in given))
    return meantComparison({ ...omit(given, "value_field"), field, value: { field: otherField } });
  if (typeof key === "string" && rest.name === undefined && NAMED.test(field))
    return meantComparison({
      ...omit(given, "key", "namespace"),
      field,
      name: typeof namespace === "string" ? `${namespace}.${key}` : key,
    });
  const named = typeof rest.name === "string" ? NAMED.exec(field) : null;
  const single = named && Object.hasOwn(ONE_OF, named[1] ?? "") ? ONE_OF[named[1] ?? ""] : undefined;
  if (single) return meantComparison({ ...given, field: field.replace(NAMED, `.${single}`) });
  const span = typeof op === "string" && SPAN.test(op) && !("value" in given) ? spanOf(rest) : null;
  if (span) return { ...omit(given, ...UNITS), value: span };
  const { from, to } = given;
  if (saidWord(op) === "changed" && (from !== undefined || to !== undefined)) {
    const rest = omit(given, "from", "to");
    const sides = [
      ...(from === undefined ? [] : [{ ...rest, op: "changed_from", value: from }]),
      ...(to === undefined ? [] : [{ ...rest, op: "changed_to", value: to }]),
    ];
    return sides.length === 1 ? sides[0] : { all: sides };
  }
  const ofSpan = isPlain(given.value) && Object.keys(given.value).length === 1 ? spanOf(given.value) : null;
  if (ofSpan) return { ...given, value: ofSpan };
  const ofNow = /^now\.([a-z_]+)$/.exec(field)?.[1];
  if (ofNow !== undefined && rest.part === undefined) return meantCondition({ ...given, field: "now", part: ofNow });
  if (rest.part === "weekday" && "value" in given) return { ...given, value: wholeWeekdays(given.value) };
  if (
    rest.part === "hour" &&
    Array.isArray(given.value) &&
    Number(saidWord(given.value[0])) > Number(saidWord(given.value[1]))
  ) {
    // Hours over midnight: the last one runs to its end.
    const [from, to] = given.value.map((hour) => saidWord(hour).padStart(2, "0"));
    return { ...given, part: "clock", value: [`${from}:00`, `${to}:59`] };
  }
  if (given.value === null && (op === undefined || IS.has(saidWord(op)))) return ofNothing(given, true);
  if (given.value === null && IS_NOT.has(saidWord(op))) return ofNothing(given, false);
  return given;
}

/** Shopify's own word for “not shipped at all” is null. */
const ofNothing = (given: Plain & { field: string }, is: boolean): Plain =>
  given.field.endsWith("fulfillment_status")
    ? { ...given, op: is ? "is" : "is_not", value: "unfulfilled" }
    : { ...omit(given, "value"), op: is ? "is_empty" : "is_not_empty" };

const omit = (given: Plain, ...names: string[]): Plain & { field: string } =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name))) as Plain & { field: string };

const OVER_A_LIST = { any: "some", all: "every", none: "no" } as const;
const QUANTIFIERS: Record<string, string> = { ...OVER_A_LIST, some: "some", every: "every", no: "no" };
/** Fields of which a name says which one is meant. */
const NAMED = /\.(metafields?|attributes?|note_attributes|custom_attributes|propert(?:y|ies))$/;
const ONE_OF: Record<string, string> = {
  metafields: "metafield",
  attributes: "attribute",
  note_attributes: "attribute",
  custom_attributes: "attribute",
  properties: "property",
};
const SPAN = /older|newer|within|ago|in_(the_)?(last|next)/;
const UNITS = ["minutes", "hours", "days", "weeks", "months"];
const IS: ReadonlySet<string> = new Set(["is", "=", "==", "eq", "equals"]);
const IS_NOT: ReadonlySet<string> = new Set(["is_not", "!=", "<>", "ne", "neq", "not_equals"]);

function spanOf(given: Plain): string | null {
  const said = UNITS.filter((unit) => typeof given[unit] === "number");
  return said.length === 1 ? `${given[said[0] as string]} ${said[0]}` : null;
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
function wholeWeekdays(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wholeWeekdays);
  if (typeof value !== "string" || value.trim().length < 3) return value;
  const said = value.trim().toLowerCase();
  return WEEKDAYS.find((day) => day === said || (said.length <= 5 && day.startsWith(said))) ?? value;
}

/** What else a part of a time may be called. */
const PARTS: Record<string, string> = {
  time: "clock",
  time_of_day: "clock",
  day_of_week: "weekday",
  day_of_month: "day",
  week_of_year: "week",
};
