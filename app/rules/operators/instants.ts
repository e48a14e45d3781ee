// Times: before and after, and spans that end now. Days are those of the store's calendar.
import { addDuration, DURATION_WORDS, type Duration, parseDuration } from "#app/rules/duration.ts";
import { instantIn, isMoment } from "#app/rules/instant-in.ts";
import { type LeftType, OperandError, type Operator, type TestContext } from "#app/rules/operator.ts";
import { inWords } from "#app/rules/operators/equality.ts";

const TIMES: readonly LeftType[] = ["time", "any"];

const moment = (operand: unknown): string => {
  if (!isMoment(operand))
    throw new OperandError(`has to be a date or an instant, for example 2026-11-24; ${inWords(operand)} was found`);
  return operand;
};
const duration = (operand: unknown): Duration => {
  const made = typeof operand === "string" ? parseDuration(operand) : null;
  if (!made) throw new OperandError(`has to be ${DURATION_WORDS}; ${inWords(operand)} was found`);
  return made;
};

const against = (
  name: string,
  aliases: string[],
  operand: "same" | "duration",
  says: readonly [string, string],
  about: string,
  test: (left: string, right: unknown, context: TestContext) => boolean,
): Operator => ({
  name,
  aliases,
  // Two days compare as their first moments do.
  types: operand === "same" ? [...TIMES, "date"] : TIMES,
  operand,
  says,
  about,
  prepare: operand === "same" ? moment : duration,
  test: (left, right, context) => {
    const { zone } = context.calendar;
    const at = instantIn(left, zone);
    return at !== null && test(at, operand === "same" ? instantIn(right, zone) : right, context);
  },
});
const ago = (span: unknown, { now, calendar }: TestContext) => addDuration(now, span as Duration, calendar, -1);
const ahead = (span: unknown, { now, calendar }: TestContext) => addDuration(now, span as Duration, calendar);

export const instants: Operator[] = [
  against(
    "before",
    ["is_before", "earlier_than"],
    "same",
    ["is before", "is not before"],
    "Earlier than a date or instant.",
    (left, right) => left < (right as string),
  ),
  against(
    "after",
    ["is_after", "later_than"],
    "same",
    ["is after", "is not after"],
    "Later than a date or instant.",
    (left, right) => left > (right as string),
  ),
  against(
    "within_last",
    ["in_the_last", "in_last", "newer_than", "within_the_last", "less_than_ago"],
    "duration",
    ["is within the last", "is not within the last"],
    "Not in the future, and at most so long ago.",
    (left, right, context) => left <= context.now && left >= ago(right, context),
  ),
  against(
    "older_than",
    ["more_than_ago", "not_within_last"],
    "duration",
    ["is older than", "is not older than"],
    "More than so long ago. With business days: that many have passed since.",
    // A span of business days is counted forward from the event: so a Friday is one business day old on Monday.
    (left, right, context) => addDuration(left, right as Duration, context.calendar) < context.now,
  ),
  against(
    "within_next",
    ["in_the_next", "within_the_next"],
    "duration",
    ["is within the next", "is not within the next"],
    "Not in the past, and at most so far ahead.",
    (left, right, context) => left >= context.now && left <= ahead(right, context),
  ),
];
