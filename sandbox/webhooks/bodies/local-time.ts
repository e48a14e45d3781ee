// Pure. Webhooks print instants in the shop's zone with its offset, "2026-07-01T10:00:00+01:00".
import type { Instant } from "#sandbox/world/types.ts";

/** Printed instants by zone: what is sent of an order again and again has the same ones. */
const printed = new Map<string, Map<Instant, string>>();
const PRINTED_KEPT = 10_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets in minutes by zone and quarter of an hour: no zone changes its offset within one. */
const offsets = new Map<string, Map<number, number>>();
const QUARTER_MS = 900_000;
const OFFSETS_KEPT = 100_000;

export function localTime(at: Instant, zone: string): string {
  let known = printed.get(zone);
  if (!known || known.size >= PRINTED_KEPT) {
    known = new Map();
    printed.set(zone, known);
  }
  let text = known.get(at);
  if (text === undefined) {
    text = print(Date.parse(at), zone);
    known.set(at, text);
  }
  return text;
}

function print(ms: number, zone: string): string {
  const minutes = offsetAt(ms, zone);
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  const ahead = Math.abs(minutes);
  const wall = new Date(ms + minutes * 60_000).toISOString().slice(0, 19);
  return `${wall}${minutes < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

function offsetAt(ms: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(ms / QUARTER_MS);
  let minutes = known.get(quarter);
  if (minutes === undefined) {
    minutes = computedOffset(quarter * QUARTER_MS, zone);
    if (known.size >= OFFSETS_KEPT) known.clear();
    known.set(quarter, minutes);
  }
  return minutes;
}

function computedOffset(ms: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const wall = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
  return Math.round((Date.parse(`${wall}Z`) - ms) / 60_000);
}
