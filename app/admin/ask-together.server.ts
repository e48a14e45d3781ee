// Reads of single records that several lanes make at about the same time, as one request: to Shopify a list of records costs what its
// dearest costs. The first read of a store goes at once; those that follow within the spacing go together when it has passed. So a
// quiet store waits for nothing, and a busy one pays for a few requests a second, however many lanes ask.
import { setTimeout as wait } from "node:timers/promises";
import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";

export interface AskedTogether<T> {
  /** Of the ids that were asked for; what Shopify knows not is not in it. */
  found: Map<string, T>;
  /** Of the request: told to the first who asked, 0 to the others. */
  points: number;
  answeredAt: string;
}

export interface Spacing {
  /** Between two requests of one store, milliseconds. */
  spacingMs: number;
  /** Ids that one request may carry. */
  mostIds: number;
}

/** `parts`: what is asked of each; a request asks of all what any of those who share it asked for. */
type Ask<T, Part> = (
  client: AdminClient,
  ids: readonly string[],
  parts?: ReadonlySet<Part>,
) => Promise<AskedTogether<T>>;

interface Group<T, Part> {
  ids: Set<string>;
  parts: Set<Part>;
  answer: Promise<AskedTogether<T>>;
  askers: number;
  isPaid: boolean;
}

/** @param ask one request for these ids. @returns the same for whoever asks, sharing requests. */
export function askTogether<T, Part = never>(ask: Ask<T, Part>, { spacingMs, mostIds }: Spacing): Ask<T, Part> {
  /** Of each store: when its next request may go, and who waits for it. */
  const nextAt = new Map<string, number>();
  const waiting = new Map<string, Group<T, Part>>();

  const begin = (
    key: string,
    client: AdminClient,
    ids: readonly string[],
    parts: ReadonlySet<Part>,
  ): Group<T, Part> => {
    const now = performance.now();
    const at = Math.max(now, nextAt.get(key) ?? 0);
    nextAt.set(key, at + spacingMs);
    for (const [other, until] of nextAt) if (until < now) nextAt.delete(other);
    const group: Group<T, Part> = {
      ...{ ids: new Set(ids), parts: new Set(parts), askers: 0, isPaid: false },
      answer: Promise.resolve() as never,
    };
    if (at === now) group.answer = ask(client, ids, parts);
    else {
      waiting.set(key, group);
      group.answer = wait(at - now).then(() => {
        if (waiting.get(key) === group) waiting.delete(key);
        return ask(client, [...group.ids], group.parts);
      });
    }
    return group;
  };

  return async (client, ids, parts = new Set()) => {
    const key = `${client.shop} ${client.installation} ${client.precedence}`;
    let group = waiting.get(key);
    if (group && group.ids.size + ids.length <= mostIds) {
      for (const id of ids) group.ids.add(id);
      for (const part of parts) group.parts.add(part);
    } else group = begin(key, client, ids, parts);
    group.askers++;
    let answer: AskedTogether<T>;
    try {
      answer = await group.answer;
    } catch (error) {
      // What Shopify rejects may be what one of them asked for: each is told about its own.
      if (error instanceof AdminRejected && group.askers > 1) return ask(client, ids, parts);
      throw error;
    }
    const { found, points, answeredAt } = answer;
    const isFirst = !group.isPaid;
    group.isPaid = true;
    return {
      found: new Map(ids.flatMap((id) => (found.has(id) ? [[id, found.get(id) as T]] : []))),
      points: isFirst ? points : 0,
      answeredAt,
    };
  };
}
