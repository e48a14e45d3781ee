// Pure. Which records an address asks for.
import { RECORD_KINDS, type RecordKind } from "#app/history/record-kinds.ts";

/** What is none is a customer. */
export const recordKindFrom = (text: string | null): RecordKind =>
  RECORD_KINDS.find((kind) => kind === text) ?? "customer";
