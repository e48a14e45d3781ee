// Plays the trials of one world in their order, some at the same time: those that strike different places.
import type { Campaign } from "#tests/faults/campaign.ts";
import type { TrialResult } from "#tests/faults/campaign-report.ts";
import { drawTrial, type Fault, type Site, siteOf } from "#tests/faults/draw-trials.ts";
import { injectFault } from "#tests/faults/inject-fault.ts";

export type PlayedTrial = Omit<TrialResult, "ms" | "recovery"> & {
  /** Of this machine's clock. */
  fromMs: number;
  toMs: number;
};

/** @param atOnce how many may last at the same time. */
export async function playTrials(
  campaign: Campaign,
  seed: number,
  first: number,
  last: number,
  atOnce: number,
): Promise<PlayedTrial[]> {
  const played: PlayedTrial[] = [];
  const under = new Map<Site, Promise<void>>();
  for (let trial = first; trial < last; trial++) {
    const fault = drawTrial(seed, trial);
    const site = siteOf(fault);
    while (under.has(site) || under.size >= atOnce) await Promise.race(under.values());
    const playing = play(campaign, trial, fault).then((result) => {
      played.push(result);
      under.delete(site);
    });
    under.set(site, playing);
  }
  await Promise.all(under.values());
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
