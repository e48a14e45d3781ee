// Pure. What happened at a moment of a facts file.
import { z } from "zod";
import { nearestName } from "#app/lib/nearest-name.ts";
import { changedFieldOf } from "#app/rules/meant-trigger.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { readInputs } from "#app/rules/read-inputs.ts";
import { fallsDueAt } from "#app/rules/schedule.ts";
import { FactsError } from "#app/rules/trial/coerce-record.ts";
import { schedulesOf } from "#app/rules/trial/schedules-of.ts";
import { CHILDREN, type LaneKind, type TrialWorld } from "#app/rules/trial/trial-world.ts";
import { eventNamed, NAMED_EVENTS, type Trigger } from "#app/rules/trigger.ts";

const EventSchema = z.union([
  z.string(),
  z.strictObject({
    on: z.string().optional(),
    of: z.union([z.string(), z.number()]).optional(),
    rule: z.string().optional(),
    inputs: z.record(z.string(), z.unknown()).optional(),
    body: z.record(z.string(), z.unknown()).optional(),
    by: z.string().optional(),
  }),
]);

/** In place of an event: nothing happens but that it is that time. */
const CLOCK = "clock";

/** @throws FactsError */
export function readEvents(given: Plain, world: TrialWorld, isFirst: boolean, path: string): Trigger[] {
  // A later moment without an event is time that passes; the first one is what the rule waits for.
  if (given.event === CLOCK) return ticksOf(world);
  if (given.event === undefined) return isFirst ? runByHand(firstEvent(given, world), world) : [];
  const said = Array.isArray(given.event) ? given.event : [given.event];
  return said.flatMap((entry, index): Trigger[] => {
    const parsed = EventSchema.safeParse(entry);
    if (!parsed.success)
      throw new FactsError(
        `${path}.event${Array.isArray(given.event) ? `[${index}]` : ""} is the name of an event, or {on, of, rule, inputs, body, by}`,
      );
    const event = typeof parsed.data === "string" ? { on: parsed.data } : parsed.data;
    // Without a name it is what the rule waits for.
    const on = event.on ?? firstEvent(given, world).on;
    const name = eventNamed(on) ?? (changedFieldOf(on) === null ? null : LOOK[world.focus.lane]);
    if (!name) {
      const near = nearestName(on, NAMED_EVENTS);
      throw new FactsError(`${path}.event: there is no event “${on}”${near ? `; did you mean “${near}”?` : ""}`);
    }
    const { of = occasionOf(name, world), inputs, ...rest } = event;
    const child = of ?? event.body?.[`${world.focus.about}_id`];
    if (child !== undefined) mustBeKnown(String(child), name, world, path);
    const trigger: Trigger = {
      ...rest,
      on: name,
      ...(of === undefined ? childOf(name, given, world) : { of: String(of) }),
      ...inputsOf(inputs ?? given.inputs, world, path),
    };
    return runByHand(trigger, world);
  });
}

/** A person runs a rule, not an event: each that is run by hand, where none is named. */
function runByHand(trigger: Trigger, { rules }: TrialWorld): Trigger[] {
  if (trigger.on !== "by_hand" || trigger.rule !== undefined) return [trigger];
  const listing = rules.filter(({ on }) => on.includes("by_hand"));
  return listing.length ? listing.map(({ id }) => ({ ...trigger, rule: id })) : [trigger];
}

/** A rule about a child never sees what happens to one that the order does not have. @throws FactsError */
function mustBeKnown(id: string, on: string, { focus, records }: TrialWorld, path: string): void {
  const { about } = focus;
  if (!on.startsWith(`${about}.`) || !Object.hasOwn(CHILDREN, about)) return;
  const list = CHILDREN[about as keyof typeof CHILDREN];
  const children = (records.order?.[list] as Plain[] | null | undefined) ?? [];
  if (children.some((child) => String(child.id) === id)) return;
  throw new FactsError(
    `${path}.event: the facts have no ${about.replaceAll("_", " ")} ${id}; give it beside the order ("${about}": {"id": "${id}"}), or in order.${list}`,
  );
}

/** What a person enters is read as the rule declares it: a list from one text. */
function inputsOf(inputs: unknown, { focus }: TrialWorld, path: string): { inputs?: Plain } {
  if (!isPlain(inputs)) return {};
  const read = readInputs(focus.inputs, inputs);
  if (read.outcome === "good") return { inputs: { ...inputs, ...read.inputs } };
  const [name, why] = Object.entries(read.fields)[0] ?? [];
  throw new FactsError(`${path}.event.inputs.${name}: ${why}`);
}

/** A child that is given beside the order is the one that the event is about; else the only one that the order has. */
function childOf(name: string, given: Plain, world: TrialWorld): { of?: string } {
  const kind = name.split(".")[0] ?? "";
  if (!Object.hasOwn(CHILDREN, kind)) return {};
  const children = world.records.order?.[CHILDREN[kind as keyof typeof CHILDREN]] as Plain[] | undefined;
  const child = isPlain(given[kind]) || children?.length === 1 ? children?.at(-1) : undefined;
  return child?.id === undefined ? {} : { of: String(child.id) };
}

/** A tick of the clock, a run by hand, a call: each has an id, the same for all records that are looked at in it. */
const RUNS: ReadonlySet<string> = new Set(["schedule", "by_hand", "http", "flow"]);
const occasionOf = (on: string, world: TrialWorld): string | undefined =>
  RUNS.has(on) ? `${on}-${++world.occasions}` : undefined;
function runOf(on: string, world: TrialWorld): { of?: string } {
  const of = occasionOf(on, world);
  return of === undefined ? {} : { of };
}

const LOOK: Record<LaneKind, Trigger["on"]> = {
  order: "order.updated",
  customer: "customer.updated",
  product: "product.updated",
  stock: "stock.changed",
  draft_order: "draft_order.updated",
  shop: "schedule",
};

/** The clock comes to that moment: the rules whose schedule falls on it are set off, each by itself. */
function ticksOf(world: TrialWorld): Trigger[] {
  const zone = String(world.shop.timezone);
  return world.rules
    .filter((rule) => schedulesOf(rule).some((schedule) => fallsDueAt(schedule, world.now, zone)))
    .map(({ id }): Trigger => ({ on: "schedule", rule: id, ...runOf("schedule", world) }));
}

function firstEvent(given: Plain, world: TrialWorld): Trigger {
  const { on, lane } = world.focus;
  for (const trigger of on) {
    if (typeof trigger === "string")
      return {
        on: trigger,
        ...runOf(trigger, world),
        ...childOf(trigger, given, world),
        ...inputsOf(given.inputs, world, "facts"),
      };
    if ("schedule" in trigger) return { on: "schedule", ...runOf("schedule", world) };
    if ("after" in trigger) return { on: trigger.event, ...childOf(trigger.event, given, world) };
    if ("rule" in trigger) return { on: "rule", of: trigger.rule };
  }
  return { on: LOOK[lane] };
}
