// Pure. How many lanes go as one job. Lanes of a job share the round trips to PostgreSQL, which are most of what a look costs; but
// a turn is a job, and the larger turns are, the longer everybody else waits for his own.

/** Beyond this little is left to be shared, and one lane that is slow keeps the others of its job waiting. */
export const MOST_LANES_A_JOB = 60;
/** What a job holds at least where it can: even where everybody waits, lanes that go one by one cost several times as much. */
export const LEAST_LANES_A_JOB = 4;
/** Where there are more jobs than room, those who wait have so many lanes in one turn of each. */
const LANES_A_TURN_OF_ALL = 200;

/**
 * @param due lanes of each shop. @param free jobs that there is room for.
 * @returns the most lanes that one job may hold.
 */
export function lanesAJob(due: readonly number[], free: number): number {
  const largest = due.reduce((total, lanes) => total + Math.ceil(lanes / MOST_LANES_A_JOB), 0);
  if (largest <= free) return MOST_LANES_A_JOB;
  const busy = due.filter((lanes) => lanes > LEAST_LANES_A_JOB).length;
  return Math.min(MOST_LANES_A_JOB, Math.max(LEAST_LANES_A_JOB, Math.floor(LANES_A_TURN_OF_ALL / Math.max(1, busy))));
}
