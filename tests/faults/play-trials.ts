// Plays the trials of one world in their order, some at the same time: those that strike different places.
import type { Campaign } from "#tests/faults/campaign.ts";
import type { TrialResult } from "#tests/faults/campaign-report.ts";
import { drawTrial, type Family, type Fault, type Site, sitesOf } from "#tests/faults/draw-trials.ts";
import { injectFault } from "#tests/faults/inject-fault.ts";

export type PlayedTrial = Omit<TrialResult, "ms" | "recovery"> & {
  /** Of this machine's clock. */
  fromMs: number;
  toMs: number;
};

export interface Trials {
  seed: number;
  first: number;
  /** The first that is not played any more. */
  last: number;
  /** How many may last at the same time. */
  atOnce: number;
  /** Of which they are drawn. */
  families: readonly Family[];
}

export async function playTrials(
  campaign: Campaign,
  { seed, first, last, atOnce, families }: Trials,
): Promise<PlayedTrial[]> {
  const played: PlayedTrial[] = [];
  const under = new Map<Promise<void>, readonly Site[]>();
  for (let trial = first; trial < last; trial++) {
    const fault = drawTrial(seed, trial, families);
    const sites = sitesOf(fault);
    const isTaken = () => [...under.values()].some((taken) => taken.some((site) => sites.includes(site)));
    while (isTaken() || under.size >= atOnce) await Promise.race(under.keys());
    const playing: Promise<void> = play(campaign, trial, fault).then((result) => {
      played.push(result);
      under.delete(playing);
    });
    under.set(playing, sites);
  }
  await Promise.all(under.keys());
  return played.sort((one, other) => one.trial - other.trial);
}

async function play(campaign: Campaign, trial: number, fault: Fault): Promise<PlayedTrial> {
  const result: PlayedTrial = { trial, fault, struck: false, complaint: null, fromMs: Date.now(), toMs: 0 };
  try {
    result.struck = await injectFault(campaign, fault);
  } catch (error) {
    result.complaint = error instanceof Error ? error.message : String(error);
  }
  result.toMs = Date.now();
  const word = result.struck ? "" : "DID NOT STRIKE ";
  console.log(`${trial} ${JSON.stringify(fault)} ${word}${result.toMs - result.fromMs} ms`);
  if (result.complaint) console.log(result.complaint);
  return result;
}
