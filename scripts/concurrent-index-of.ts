// Pure. A migration that makes an index while others write holds that statement alone: it can be in no transaction.

/** The index's name; null: the migration makes none in this way. */
export function concurrentIndexOf(sql: string): string | null {
  return /\bCREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+"?(\w+)"?/i.exec(withoutComments(sql))?.[1] ?? null;
}

export const withoutComments = (sql: string): string => sql.replace(/--[^\n]*/g, "").replace(/\/\*[\s\S]*?\*\//g, "");
