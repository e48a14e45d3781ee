// What happened to a delivery, told as spans once it has happened. While nobody listens (start-tracing.server.ts) it costs the
// question whether somebody does. Ids, kinds, counts and times alone: no name, address, token or body is an attribute.
import { type Followed, traceIdOf } from "#app/lib/trace-ids.ts";

export interface ToldSpan {
  name: string;
  kind: "server" | "consumer" | "client" | "internal";
  of: Followed;
  /** Null: any. */
  spanId: string | null;
  /** Null: it is what the others hang on. */
  parentSpanId: string | null;
  /** Milliseconds since 1970. */
  startMs: number;
  endMs: number;
  attributes: Record<string, string | number | boolean>;
  /** Why it went wrong, in our own words; none: it went well. */
  failure?: string;
}

let listener: ((span: ToldSpan) => void) | null = null;

/** Whether anybody hears of spans: what only they need is not to be worked out otherwise. */
export const isTracing = (): boolean => listener !== null;

export function tellSpan(span: ToldSpan): void {
  listener?.(span);
}

/** @param heard null: nobody listens any more. */
export function listenToSpans(heard: ((span: ToldSpan) => void) | null): void {
  listener = heard;
}

/** What a line of the log carries to be found beside its trace; nothing while there are none. */
export const traceFields = (of: Followed | null): { trace_id?: string } =>
  listener && of ? { trace_id: traceIdOf(of) } : {};
