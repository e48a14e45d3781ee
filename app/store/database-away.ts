// Pure. Whether an error of PostgreSQL's says "not now" rather than "not this".

// Connection exceptions, insufficient resources, operator intervention (shutdown, statement time-out), read-only replica.
const AWAY = /^(08|53|57|58)|^25006$/;

/** True when the database could not be reached or could not answer in time; what was sent may or may not be written. */
export function databaseIsAway(error: unknown): boolean {
  const code = codeOf(error);
  // Without a SQLSTATE it never came to an answer: refused, reset, timed out.
  return code === null || AWAY.test(code);
}

/** True when two transactions stood in each other's way: the same again will do. */
export function transactionsCollided(error: unknown): boolean {
  const code = codeOf(error);
  return code === "40001" || code === "40P01";
}

/** True when a lock was not to be had within lock_timeout: nothing was done. */
export function lockNotInTime(error: unknown): boolean {
  return codeOf(error) === "55P03";
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}
