import { withoutConnection } from "#app/queue/liveness.server.ts";
import { listSilentWorkers, type Worker } from "#app/store/leases.server.ts";

/**
 * Workers that ended without a word: PostgreSQL has not heard of them for a while, and Redis has no connection to them. Neither alone says
 * so: who sleeps or is busy is silent too, and who lost Redis has no connection. Where this says nothing, leases run out.
 */
export async function endedWorkers(): Promise<Worker[]> {
  return withoutConnection(await listSilentWorkers());
}
