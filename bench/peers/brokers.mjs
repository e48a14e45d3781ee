// Queues that the bench of the queue's path measures against, from the package.json beside this file.
export { default as BeeQueue } from "bee-queue";
export { makeWorkerUtils, run as runGraphile } from "graphile-worker";
export { PgBoss } from "pg-boss";

import { Logger } from "@graphile/logger";

export const silentLogger = new Logger(() => () => {});
