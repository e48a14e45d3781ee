// Pure. What in a migration would make a deployment that serves stand still, or fail beside the release before it.
import { withoutComments } from "#scripts/concurrent-index-of.ts";

interface Stall {
  what: RegExp;
  /** Tables that the migration makes itself are nobody's yet. @param found the match; its first group is the table. */
  table?: number;
  instead: string;
}

const NAME = `"?(\\w+)"?`;
const ALTER = `ALTER\\s+TABLE\\s+(?:ONLY\\s+)?${NAME}[^;]*?`;
const flags = "gi";

const STALLS: readonly Stall[] = [
  {
    what: new RegExp(
      `CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+(?!CONCURRENTLY)(?:IF NOT EXISTS\\s+)?"?\\w+"?\\s+ON\\s+(?:ONLY\\s+)?${NAME}`,
      flags,
    ),
    table: 1,
    instead:
      "an index keeps all writes of its table waiting: CREATE INDEX CONCURRENTLY, alone in a migration of its own",
  },
  {
    what: new RegExp(
      `${ALTER}ADD\\s+COLUMN\\s+(?:IF NOT EXISTS\\s+)?"?\\w+"?\\s+(?:(?!DEFAULT)[^,;])*NOT\\s+NULL(?:(?!DEFAULT)[^,;])*(?=[,;]|$)`,
      flags,
    ),
    table: 1,
    instead: "a column that must not be empty needs a constant DEFAULT, or the release before could not insert",
  },
  {
    what: new RegExp(`${ALTER}ALTER\\s+COLUMN\\s+"?\\w+"?\\s+(?:SET\\s+DATA\\s+)?TYPE\\b`, flags),
    table: 1,
    instead:
      "another type writes the whole table anew under a lock: add a column, write both, move over, drop the old one",
  },
  {
    what: new RegExp(`${ALTER}ALTER\\s+COLUMN\\s+"?\\w+"?\\s+SET\\s+NOT\\s+NULL`, flags),
    table: 1,
    instead:
      "reads the whole table under a lock: ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, then VALIDATE in a further migration",
  },
  {
    what: new RegExp(
      `${ALTER}ADD\\s+(?:CONSTRAINT\\s+"?\\w+"?\\s+)?(?:CHECK|FOREIGN\\s+KEY)\\b(?![^;]*NOT\\s+VALID)`,
      flags,
    ),
    table: 1,
    instead: "reads the whole table under a lock: add it NOT VALID, then VALIDATE CONSTRAINT in a further migration",
  },
  {
    what: new RegExp(`${ALTER}ADD\\s+(?:CONSTRAINT\\s+"?\\w+"?\\s+)?(?:UNIQUE|PRIMARY\\s+KEY)\\s*\\(`, flags),
    table: 1,
    instead: "makes an index under a lock: CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX",
  },
  {
    what: /\b(?:VACUUM\s+FULL|CLUSTER|REINDEX(?!\s+\w+\s+CONCURRENTLY)|LOCK\s+TABLE)\b/gi,
    instead: "keeps everybody out of the table while it runs",
  },
  {
    what: /(?:^|;)\s*(?:UPDATE|DELETE\s+FROM)\s+"?(\w+)"?/gi,
    table: 1,
    instead: "changes rows of a table in use in one long transaction: let the sweep or upkeep do it in batches",
  },
];

/** Removals are right once no release that runs uses what goes; the migration then says since which one. */
const REMOVALS = new RegExp(`${ALTER}(?:DROP\\s+COLUMN|RENAME)|\\bDROP\\s+TABLE\\b`, flags);
const SAYS_SINCE = /--\s*unused since\b/i;

/** In words, each with what to do instead; none: it may run while the deployment serves. */
export function stallsOfMigration(sql: string): string[] {
  const text = withoutBodies(withoutComments(sql));
  const own = new Set([...text.matchAll(/CREATE\s+TABLE\s+(?:IF NOT EXISTS\s+)?"?(\w+)"?/gi)].map(([, name]) => name));
  const found = STALLS.flatMap(({ what, table, instead }) =>
    [...text.matchAll(what)]
      .filter((match) => table === undefined || !own.has(match[table] ?? ""))
      .map((match) => `${match[0].trim().replace(/\s+/g, " ")}: ${instead}`),
  );
  if (REMOVALS.test(text) && !SAYS_SINCE.test(sql))
    found.push("removes or renames: say in a comment “-- unused since <release>” that no release that runs uses it");
  REMOVALS.lastIndex = 0;
  if (/\bCONCURRENTLY\b/i.test(text) && text.split(";").filter((one) => one.trim()).length > 1)
    found.push("CONCURRENTLY can be in no transaction: alone in a migration of its own");
  return found;
}

/** Bodies of functions run later, and DO blocks go over the catalogue. */
const withoutBodies = (sql: string): string => sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''");
