/** A queue that is measured for how it treats many stores. */
export interface Contender {
  name: string;
  /** What a crash may take of what it was given. */
  durability: string;
  /** Puts down so many pieces of work of one store, while nobody works. */
  fill(shop: string, pieces: number): Promise<void>;
  /** Puts down one more; resolves when it is kept. */
  add(shop: string, piece: string): Promise<void>;
  /** Works on what there is, `SLOTS` pieces at once; says which are done. */
  start(done: (shop: string, piece: string) => void): Promise<void>;
  /** Stops, and forgets what is left. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Pieces at once. */
export const SLOTS = 20;
/** Milliseconds that each piece takes: of waiting, as for an answer of Shopify's. */
export const WORK_MS = 30;
