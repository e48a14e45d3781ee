// One structured logger. Ids only: no names, addresses, tokens or bodies ever reach it.
import { pino } from "pino";
import { env } from "#app/env.server.ts";

export const logger = pino({
  level: env.LOG_LEVEL,
  base: { pid: process.pid },
  redact: {
    paths: ["*.accessToken", "*.refreshToken", "*.email", "*.phone", "*.authorization", "headers"],
    censor: "[redacted]",
  },
});
