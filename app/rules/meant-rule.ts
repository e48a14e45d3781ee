// Pure. Other ways to write the parts of a rule, brought into the language's own: only what can mean one thing.
import { meantTable } from "#app/rules/meant-table.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { saidWord } from "#app/rules/said-word.ts";

/** What else the parts of a rule may be called. */
const PARTS: Record<string, string> = {
  trigger: "on",
  triggers: "on",
  condition: "when",
  conditions: "when",
  if: "when",
  actions: "then",
  do: "then",
  steps: "then",
  variables: "let",
  vars: "let",
  title: "name",
  priority: "order",
};
const ABOUT: Record<string, string> = {
  inventory_level: "stock_level",
  inventory: "stock_level",
  stock: "stock_level",
  store: "shop",
  parcel: "fulfillment",
};

export function meantRule(input: unknown): unknown {
  if (!isPlain(input)) return input;
  const made = Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      const part = Object.hasOwn(PARTS, key) ? PARTS[key] : undefined;
      return [part && !Object.hasOwn(input, part) ? part : key, value];
    }),
  );
  return {
    ...made,
    ...(typeof made.about === "string" ? { about: meantAbout(made.about) } : {}),
    ...("on" in made ? { on: eachDay(made.on) } : {}),
    ...("inputs" in made ? { inputs: meantInputs(made.inputs) } : {}),
    ...(isPlain(made.let) ? { let: mapped(made.let, meantLet) } : {}),
    ...(isPlain(made.find) ? { find: meantFind(made.find) } : {}),
    ...(isPlain(made.tables) ? { tables: mapped(made.tables, meantTable) } : {}),
  };
}

const mapped = (given: Plain, meant: (value: unknown) => unknown): Plain =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, meant(value)]));

function meantAbout(given: string): string {
  const said = given.trim().toLowerCase();
  const one = said.endsWith("s") && said !== "address" ? said.slice(0, -1) : said;
  return ABOUT[one] ?? one;
}

/** {"schedule": {"every": ["monday", "thursday"]}}: a schedule for each. */
function eachDay(on: unknown): unknown {
  const all = Array.isArray(on) ? on : [on];
  const made = all.flatMap((trigger) => {
    const schedule = isPlain(trigger) && isPlain(trigger.schedule) ? trigger.schedule : null;
    return schedule && Array.isArray(schedule.every)
      ? schedule.every.map((every) => ({ ...(trigger as Plain), schedule: { ...schedule, every } }))
      : [trigger];
  });
  return Array.isArray(on) || made.length > 1 ? made : made[0];
}

/** ["numbers"], {"numbers": "list"}. */
function meantInputs(given: unknown): unknown {
  if (Array.isArray(given)) return given.map((one) => (typeof one === "string" ? { name: one } : one));
  return isPlain(given)
    ? Object.entries(given).map(([name, one]) =>
        typeof one === "string" ? { name, type: one } : { name, ...(one as Plain) },
      )
    : given;
}

/** A bare condition is whether it is true. */
function meantLet(given: unknown): unknown {
  if (!isPlain(given)) return given;
  if ("find" in given) return meantFind(given);
  const isCondition = !("if" in given) && Object.keys(given).some((key) => CONDITION.has(key));
  return isCondition ? { if: given, then: true, else: false } : given;
}
const CONDITION: ReadonlySet<string> = new Set([
  ...["all", "any", "none", "not", "and", "or", "some", "every", "no"],
  ...["op", "operator", "value"],
]);

function meantFind(given: Plain): Plain {
  const { in: within, last, sort, order, order_by: orderBy, first, ...rest } = given;
  const sorted = sort ?? orderBy;
  const backwards = typeof sorted === "string" && sorted.startsWith("-");
  return {
    ...rest,
    ...named("within", within ?? last, rest),
    ...named("sort_by", typeof sorted === "string" ? sorted.replace(/^-/, "") : sorted, rest),
    ...named("limit", first, rest),
    ...(backwards || /^desc/.test(saidWord(order)) ? { descending: true } : {}),
    ...(order !== undefined && !/^(a|de)sc/.test(saidWord(order)) ? { order } : {}),
  };
}
const named = (name: string, value: unknown, beside: Plain): Plain =>
  value === undefined || name in beside ? {} : { [name]: value };
