// Customers or products that we know, the newest change first, paged by key, never by offset.
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { RecordKind } from "#app/history/record-kinds.ts";
import { beginsWord } from "#app/queries/begins-word.ts";
import type { Cursor } from "#app/queries/cursor.ts";
import { pageOf } from "#app/queries/page-of.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { RECORD_NAME } from "#app/queries/record-name.ts";
import { searchedWords } from "#app/queries/searched-words.ts";

export interface RecordRow {
  key: string;
  /** Null: nothing says what it is called. */
  name: string | null;
  /** A customer's e-mail, a product's vendor. */
  about: string | null;
  tags: string[];
  /** Null: no stamp came with it. */
  updatedAt: string | null;
}

export interface RecordList {
  timezone: string;
  /** Null: could not be had. */
  rows: RecordRow[] | null;
  newer: Cursor | null;
  older: Cursor | null;
}

interface Row extends Omit<RecordRow, "updatedAt"> {
  at: Date;
}

interface Asked {
  kind: RecordKind;
  search: string;
  cursor: Cursor | null;
  pageSize?: number;
}

/** @param search beginnings of words that all have to be there: of names, e-mail, phone, title, vendor, SKUs, tags, id. */
export function listRecords(shop: string, asked: Asked): Promise<RecordList> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const part = partsOfPage(tx, { shop, page: "records" });
    const page = await part("rows", () => readRecords(tx, shop, asked));
    return { timezone: owner?.timezone ?? "UTC", ...(page ?? { rows: null, newer: null, older: null }) };
  });
}

/** The records of a page alone. Throws where they cannot be had. */
export const findRecords = (shop: string, asked: Asked) => forShop(shop, (tx) => readRecords(tx, shop, asked));

async function readRecords(
  tx: ShopTransaction,
  shop: string,
  { kind, search, cursor, pageSize = 50 }: Asked,
): Promise<Omit<RecordList, "timezone" | "rows"> & { rows: RecordRow[] }> {
  const towardsNewer = cursor?.direction === "newer";
  const where = [Prisma.sql`r.shop = ${shop} and r.kind = ${kind} and r.seen is not null`];
  const [first, ...others] = searchedWords(search);
  if (first)
    where.push(
      Prisma.sql`r.key in (select w.key from record_word w where w.shop = ${shop} and w.kind = ${kind} and ${beginsWord("w.word", first)})`,
    );
  for (const word of others)
    where.push(
      Prisma.sql`exists (select 1 from record_word w where w.shop = ${shop} and w.kind = ${kind} and w.key = r.key and ${beginsWord("w.word", word)})`,
    );
  const way = Prisma.raw(towardsNewer ? "asc" : "desc");
  if (cursor)
    where.push(
      Prisma.sql`(${STAMP}, r.key) ${Prisma.raw(towardsNewer ? ">" : "<")} (${new Date(cursor.at)}::timestamptz, ${cursor.id})`,
    );
  const found = await tx.$queryRaw<Row[]>`
      select r.key, ${RECORD_NAME} as name, coalesce(r.seen ->> 'vendor', r.seen ->> 'email') as about, ${STAMP} as at,
        array(select jsonb_array_elements_text(case jsonb_typeof(r.seen -> 'tags') when 'array' then r.seen -> 'tags' else '[]' end)) as tags
      from record_state r where ${Prisma.join(where, " and ")}
      order by ${STAMP} ${way}, r.key ${way} limit ${pageSize + 1}`;
  const { rows, newer, older } = pageOf(found, pageSize, cursor?.direction ?? null);
  return {
    rows: rows.map(({ at, ...row }) => ({ ...row, updatedAt: at.getTime() ? at.toISOString() : null })),
    newer: newer && cursorAt(newer, "newer"),
    older: older && cursorAt(older, "older"),
  };
}

const cursorAt = ({ at, key }: Row, direction: Cursor["direction"]): Cursor => ({
  direction,
  at: at.toISOString(),
  id: key,
});

/** The words of the index. */
const STAMP = Prisma.sql`coalesce(r.updated_at, 'epoch'::timestamptz)`;
