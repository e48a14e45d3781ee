// One structured logger. Ids only: no names, addresses, tokens or bodies ever reach it.
import { pino } from "pino";
import { env } from "#app/env.server.ts";

/** What waits for room on the log's disk, in characters; beyond it lines are lost. */
const KEPT_BACK = 1_000_000;

// By itself pino throws, in the middle of whatever was logged, when its disk is full, and comes to no end. The work goes on
// here: what was not written is tried again with the next line.
const destination = pino.destination({ dest: 1, sync: true, maxLength: KEPT_BACK });
destination.on("error", () => {});

export const logger = pino(
  {
    level: env.LOG_LEVEL,
    base: { pid: process.pid },
    redact: {
      paths: ["*.accessToken", "*.refreshToken", "*.email", "*.phone", "*.authorization", "headers"],
      censor: "[redacted]",
    },
  },
  destination,
);
