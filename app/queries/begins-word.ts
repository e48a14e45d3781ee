// Pure. Part of a query: whether a word that is kept begins with one that was typed.
import { Prisma } from "#app/generated/prisma/client.ts";
import type { SearchedWord } from "#app/queries/searched-words.ts";

/** One of the spellings begins `column`: as a range, which row-level security lets an index answer. */
export function beginsWord(column: "w.word" | "s.word", spellings: SearchedWord): Prisma.Sql {
  const ranges = spellings.map(
    ({ from, before }) =>
      Prisma.sql`(${Prisma.raw(column)} >= ${from} collate "C" and ${Prisma.raw(column)} < ${before} collate "C")`,
  );
  return Prisma.sql`(${Prisma.join(ranges, " or ")})`;
}
