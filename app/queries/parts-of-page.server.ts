import type { ShopTransaction } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

/**
 * Gives what reads the parts of a page one by one. A part is null when it cannot be had, so that the page shows the others and
 * says what is missing. A lost connection takes the whole page along: then nothing can be had.
 * @param page for the log, as the name of each part is.
 */
export function partsOfPage(tx: ShopTransaction, { shop, page }: { shop: string; page: string }) {
  return async <T>(name: string, read: () => Promise<T>): Promise<T | null> => {
    // PostgreSQL refuses everything after an error, up to the savepoint.
    await tx.$executeRaw`savepoint part_of_page`;
    try {
      const had = await read();
      await tx.$executeRaw`release savepoint part_of_page`;
      return had;
    } catch (err) {
      await tx.$executeRaw`rollback to savepoint part_of_page`;
      logger.error({ shop, part: `${page}/${name}`, err }, "a part of a page could not be had");
      return null;
    }
  };
}
