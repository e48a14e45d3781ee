import type { ShopTransaction } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

/**
 * Reads one part of a page; null when it cannot be had, so that the page shows the others and says what is missing. A lost
 * connection takes the whole page along: then nothing can be had.
 * @param part for the log.
 */
export async function partOfPage<T>(
  tx: ShopTransaction,
  { shop, part }: { shop: string; part: string },
  read: () => Promise<T>,
): Promise<T | null> {
  // PostgreSQL refuses everything after an error, up to the savepoint.
  await tx.$executeRaw`savepoint part_of_page`;
  try {
    const had = await read();
    await tx.$executeRaw`release savepoint part_of_page`;
    return had;
  } catch (err) {
    await tx.$executeRaw`rollback to savepoint part_of_page`;
    logger.error({ shop, part, err }, "a part of a page could not be had");
    return null;
  }
}
