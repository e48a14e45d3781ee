/** What the sender is asked to send to one door. Each delivery has a webhook id of its own. */
export interface SenderAsked {
  origin: string;
  shop: string;
  /** Of a body, about. */
  bytes: number;
  connections: number;
  /** In a closed loop so many in all; in an open loop so many a second for so long, due by the clock. */
  load: { count: number } | { perSecond: number; ms: number };
  /** Signs with something else: to be refused. */
  isForged?: boolean;
}

/** What came of it. */
export interface Sent {
  /** Of a body, on average. */
  bytes: number;
  sent: number;
  ms: number;
  /** By status; 0 is one that was not answered at all. */
  statuses: Record<string, number>;
  /** From when each was due until its answer, milliseconds: of an open loop alone. */
  waits: number[];
  /** Processor time of the sender, seconds. */
  cpuSeconds: number;
}
