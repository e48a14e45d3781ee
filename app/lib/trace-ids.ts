// Pure. The numbers under which a delivery is followed from process to process: made of what every process knows of it, so that
// nothing has to be carried along.
import { createHash } from "node:crypto";

export interface Followed {
  shop: string;
  deliveryId: number;
}

/** 32 hexadecimal digits, the same in every process. */
export const traceIdOf = ({ shop, deliveryId }: Followed): string => digits(`trace\0${shop}\0${deliveryId}`, 32);

/** 16 hexadecimal digits: the span of the delivery's arrival, which everything else hangs on. */
export const arrivalSpanIdOf = ({ shop, deliveryId }: Followed): string =>
  digits(`arrival\0${shop}\0${deliveryId}`, 16);

/** The span of a run as one delivery sees it: its writes, made later and elsewhere, hang on it. */
export const runSpanIdOf = ({ shop, deliveryId }: Followed, runId: number): string =>
  digits(`run\0${shop}\0${deliveryId}\0${runId}`, 16);

const digits = (text: string, count: number): string => createHash("sha256").update(text).digest("hex").slice(0, count);
