import type { Deployment } from "#sandbox/supervisor/deployment.ts";
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";

/** Starts the web process and the worker again when they end by themselves, and says so. */
export function keepRunning(deployment: Deployment, say: (line: string) => void): void {
  const watch = (process: RunningProcess, again: () => Promise<RunningProcess>): void => {
    void process.ended.then(async ({ code, signal }) => {
      if (deployment.isStopping) return;
      say(`${process.name} ended (${signal ?? code}) and is started again; its last words:\n${process.tail()}`);
      try {
        watch(await again(), again);
      } catch (error) {
        say(`${process.name} does not start: ${error instanceof Error ? error.message : error}`);
      }
    });
  };
  if (deployment.web) watch(deployment.web, () => deployment.startWeb());
  for (const worker of deployment.workers) watch(worker, () => deployment.startWorker());
}
