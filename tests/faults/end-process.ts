// How processes of the app end in a campaign: because it says so.
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";
import type { Campaign } from "#tests/faults/campaign.ts";

const ENDS_WITHIN_MS = 25_000;

export async function kill(campaign: Campaign, process: RunningProcess): Promise<void> {
  campaign.fleet.condemn(process);
  process.signal("SIGKILL");
  await process.ended;
  campaign.kills++;
}

/** As a deployment ends it: what it has begun is finished, in time. Throws when it does not end well. */
export async function terminate(campaign: Campaign, process: RunningProcess): Promise<void> {
  campaign.fleet.condemn(process);
  const began = performance.now();
  await process.stop(ENDS_WITHIN_MS);
  const { code, signal } = await process.ended;
  if (code !== 0)
    throw new Error(
      `${process.name} ended with ${signal ?? code} ${Math.round(performance.now() - began)} ms after SIGTERM:\n${process.tail()}`,
    );
}
