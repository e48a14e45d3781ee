// Queues that the benches measure against, from the package.json beside this file.
export { makeWorkerUtils, run } from "graphile-worker";

import { Logger } from "@graphile/logger";

export const silentLogger = new Logger(() => () => {});
