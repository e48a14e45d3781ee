import { type ShopTransaction, TRANSACTION_WITHIN_MS } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

/** For the log. */
interface Page {
  shop: string;
  page: string;
}

/**
 * A page's parts may take as long as this together; one that is too slow is given up, while the transaction still stands.
 */
const PARTS_WITHIN_MS = TRANSACTION_WITHIN_MS - 3_000;
/** What a part gets at least, however long those before it took. */
const PART_AT_LEAST_MS = 200;

/**
 * Gives what reads the parts of a page one by one. A part is null when it cannot be had, or not in time, so that the page shows
 * the others and says what is missing; `missing` has the names of those so far. A lost connection takes the whole page along:
 * then nothing can be had.
 */
export function partsOfPage(tx: ShopTransaction, page: Page, { withinMs = PARTS_WITHIN_MS } = {}) {
  const until = Date.now() + withinMs;
  const names: string[] = [];
  const part = async <T>(name: string, read: () => Promise<T>): Promise<T | null> => {
    // PostgreSQL refuses everything after an error, up to the savepoint; going back to it takes the time limit back, too.
    await tx.$executeRaw`savepoint part_of_page`;
    try {
      const left = Math.max(PART_AT_LEAST_MS, until - Date.now());
      await tx.$executeRaw`select set_config('statement_timeout', ${String(left)}, true)`;
      const had = await read();
      await tx.$executeRaw`release savepoint part_of_page`;
      return had;
    } catch (err) {
      await tx.$executeRaw`rollback to savepoint part_of_page`;
      names.push(name);
      return missing(page, name, err);
    }
  };
  return Object.assign(part, { missing: names });
}

/** A part of a page that is read by itself, in a transaction of its own; null as above. */
export const partOfPage = <T>(page: Page, name: string, read: () => Promise<T>): Promise<T | null> =>
  read().catch((err: unknown) => missing(page, name, err));

function missing({ shop, page }: Page, name: string, err: unknown): null {
  logger.error({ shop, part: `${page}/${name}`, err }, "a part of a page could not be had");
  return null;
}
