// Pure. Reads one moment of a facts file. Later ones say only what is different then.

import { nearestName } from "#app/lib/nearest-name.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { recordKind } from "#app/rules/record.ts";
import { recordOfLane } from "#app/rules/scope.ts";
import { coerceRecord, FactsError } from "#app/rules/trial/coerce-record.ts";
import { focusOf } from "#app/rules/trial/focus-of.ts";
import { withImplied } from "#app/rules/trial/implied-by-event.ts";
import { meantMoment } from "#app/rules/trial/meant-facts.ts";
import { readBooks } from "#app/rules/trial/read-books.ts";
import { readEvents } from "#app/rules/trial/read-events.ts";
import { readRecords } from "#app/rules/trial/read-records.ts";
import { shownFact } from "#app/rules/trial/shown-fact.ts";
import { CHILDREN, type LaneKind, LISTS, SINGLE, type TrialWorld } from "#app/rules/trial/trial-world.ts";
import { withDefaults } from "#app/rules/trial/with-defaults.ts";

const KEYS = [
  "now",
  "after",
  "event",
  "inputs",
  "shop",
  "before",
  "tables",
  "memory",
  "settings",
  "then",
  "approve",
  "answer",
  "rule",
  "risk",
  "variant",
  "name",
  "description",
  ...SINGLE,
  ...Object.keys(LISTS),
  ...Object.keys(CHILDREN),
];

/**
 * @param at overrides the moment's own `now`. @returns the moments that follow it.
 * @throws FactsError
 */
export function readMoment(
  said: unknown,
  world: TrialWorld,
  { isFirst, at, path }: { isFirst: boolean; at: string | undefined; path: string },
): unknown[] {
  if (!isPlain(said)) throw new FactsError(`${path} is an object, not ${shownFact(said)}`);
  const given = meantMoment(said);
  for (const key of Object.keys(given))
    if (!KEYS.includes(key)) {
      const near = nearestName(key, KEYS);
      throw new FactsError(
        `${path} has no “${key}”${near ? `; did you mean “${near}”?` : `; there are ${KEYS.join(", ")}`}`,
      );
    }
  const lanes = [...new Set(world.rules.map(({ lane }) => lane))];
  const earlier = Object.fromEntries(lanes.map((lane) => [lane, world.recordOf(lane)]));
  if (isPlain(given.shop)) {
    const { holidays, ...rest } = given.shop;
    world.shop = {
      ...world.shop,
      ...coerceRecord("shop", rest, `${path}.shop`, world),
      ...(Array.isArray(holidays) ? { holidays: holidays.map(String) } : {}),
    };
  }
  world.now = nowOf(given, world, at, path);
  readRecords(withImplied(given, world, isFirst), world, isFirst, path);
  readBooks(given, world, path);
  if (isFirst) world.focus = focusOf(given, world) ?? world.focus;
  world.moment = {
    approve: booleanOr(given.approve, `${path}.approve`),
    answer: given.answer as Plain | undefined,
    rule: isPlain(given.rule) ? given.rule : undefined,
  };
  world.triggers = readEvents(given, world, isFirst, path);
  for (const lane of lanes) world.before[lane] = beforeOf(given, world, lane, earlier[lane], isFirst, path);
  if (!Array.isArray(given.then)) {
    if (given.then !== undefined) throw new FactsError(`${path}.then is a list of later moments`);
    return [];
  }
  if (!isFirst) throw new FactsError(`${path}.then: later moments stand one after the other in the first one's “then”`);
  return given.then;
}

function booleanOr(value: unknown, path: string): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  throw new FactsError(`${path} is true or false`);
}

function nowOf({ now, after }: Plain, world: TrialWorld, at: string | undefined, path: string): string {
  const said = at ?? now;
  if (said !== undefined) {
    const instant = instantIn(said, String(world.shop.timezone));
    if (instant === null)
      throw new FactsError(`${path}.now is an instant, for example 2026-04-01T10:00:00Z, not ${shownFact(said)}`);
    return instant;
  }
  if (after === undefined) return world.now;
  const span = typeof after === "string" ? parseDuration(after) : null;
  if (!span) throw new FactsError(`${path}.after is a span like “30 minutes”, not ${shownFact(after)}`);
  return addDuration(world.now, span, { zone: String(world.shop.timezone), holidays: world.shop.holidays as string[] });
}

/** The lane's record at the last look: what the facts say of it over what it is now; at a later moment what it was before that. */
function beforeOf(
  given: Plain,
  world: TrialWorld,
  lane: LaneKind,
  earlier: Plain | null | undefined,
  isFirst: boolean,
  path: string,
): Plain | null | undefined {
  const name = recordOfLane(lane);
  if (name === null) return undefined;
  const { before } = given;
  const now = world.recordOf(lane);
  const child = lane === world.focus.lane && now ? childBefore(before, given, now, world, path) : undefined;
  if (child) return child;
  const nested =
    isPlain(before) && (isPlain(before[name]) || before[name] === null) && !recordKind(name).fields[name]
      ? before[name]
      : undefined;
  const said = nested !== undefined ? nested : lane === world.focus.lane && !isNested(before) ? before : undefined;
  if (said === null) return null;
  if (isPlain(said)) {
    const changed = coerceRecord(name, said, `${path}.before`, world);
    const names = new Set(Object.keys(said));
    const was = now ? Object.fromEntries(Object.entries(changed).filter(([key]) => names.has(key))) : changed;
    return withDefaults(name, { ...now, ...was }, world);
  }
  if (!isFirst) return earlier;
  if (now && before === undefined) {
    const field = changedField(name, world);
    if (field) return { ...now, [field]: Array.isArray(now[field]) ? [] : null };
  }
  return world.triggers.some(({ on }) => on === `${name}.created`) ? null : now;
}

/** What an event says has changed, where nothing is said of what it was before: then there was nothing. */
function changedField(record: string, { triggers, focus }: TrialWorld): string | null {
  const said = triggers.map(({ on }) => /^(\w+)\.(tags|note)_changed$/.exec(on)).find((parts) => parts?.[1] === record);
  if (said) return said[2] ?? null;
  const [first] = focus.on;
  const changed = typeof first === "object" && "changed" in first ? first.changed.split(".") : [];
  const isLook = triggers.length === 1 && triggers[0]?.on === `${record}.updated`;
  return isLook && changed.length === 2 && changed[0] === record ? (changed[1] ?? null) : null;
}

/** {"before": {"order": {…}}}: by the record's name. */
const isNested = (before: unknown): boolean =>
  isPlain(before) &&
  Object.keys(before).every((key) => (SINGLE as readonly string[]).includes(key)) &&
  Object.keys(before).length > 0;

const OWN_CHILDREN: Record<string, string> = { ...CHILDREN, line_item: "line_items", variant: "variants" };

/**
 * What is said of a child that the rule is about (a fulfilment, a variant …): the lane's record with that child as it was.
 * Undefined: it is said of the record itself.
 */
function childBefore(before: unknown, given: Plain, now: Plain, world: TrialWorld, path: string): Plain | undefined {
  const { about, lane } = world.focus;
  const list = OWN_CHILDREN[about];
  const name = recordOfLane(lane);
  if (!list || name === null || !isPlain(before)) return undefined;
  const isByName = isPlain(before[about]) && Object.keys(before).length === 1;
  const said = isByName ? (before[about] as Plain) : before;
  const [own, owner] = [recordKind(about).fields, recordKind(name).fields];
  const keys = Object.keys(said);
  const isChilds = isByName || (keys.every((key) => own[key]?.schema) && !keys.every((key) => owner[key]?.schema));
  const isMeant = isChilds || (isPlain(given[about]) && keys.every((key) => own[key]?.schema));
  const children = (now[list] as Plain[] | undefined) ?? [];
  const of = world.triggers.find(({ of: id }) => id !== undefined)?.of;
  const child = children.find(({ id }) => id === of) ?? children.at(-1);
  if (!isMeant || !child || !keys.length) return undefined;
  const changed = coerceRecord(about, said, `${path}.before`, world);
  const was = { ...child, ...Object.fromEntries(Object.entries(changed).filter(([key]) => keys.includes(key))) };
  return { ...now, [list]: children.map((one) => (one === child ? was : one)) };
}
