// The whole sandbox for the browser tests, as `npm run sandbox` starts it, with data that die with the run.
import { rmSync } from "node:fs";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { Deployment } from "#sandbox/supervisor/deployment.ts";
import { buildWhenStale } from "#scripts/build-when-stale.ts";

export interface RunningStore {
  /** The store's admin: …/store/northwind-outfitters */
  url: string;
  sandboxUrl: string;
  appUrl: string;
  /** What web and worker wrote last, for a test that failed. */
  tail(): string;
  stop(): Promise<void>;
}

/** Starts everything, with the seeded store and the app not yet installed. */
export async function startStore(): Promise<RunningStore> {
  await buildWhenStale();
  const directory = throwawayFolder("switchyard-browser-");
  const deployment = await Deployment.prepare({
    directory,
    ports: { sandbox: 0, web: 0 },
    throwaway: true,
    env: { SWEEP_INTERVAL_MS: "2000", COMPARED_WITHIN_MS: "5000", READ_GRACE_MS: "500" },
  });
  const stop = async () => {
    await deployment.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await deployment.startSandbox();
    await deployment.startWeb();
    await deployment.startWorker();
  } catch (error) {
    await stop();
    throw error;
  }
  const { sandboxUrl, appUrl } = deployment;
  return {
    url: `${sandboxUrl}/store/northwind-outfitters`,
    sandboxUrl,
    appUrl,
    tail: () => [deployment.web, ...deployment.workers].map((one) => one?.tail() ?? "").join("\n"),
    stop,
  };
}
