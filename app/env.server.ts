// The only reader of process.env. Refuses to start, naming every variable that is missing or malformed.
import { z } from "zod";
import { parseRedisAddress } from "#app/redis-address.ts";

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/.+/, "is the URL of a PostgreSQL database (postgresql://…)");
const redisUrl = z.string().transform((text, context) => {
  const address = parseRedisAddress(text);
  if (address) return address;
  context.addIssue({
    code: "custom",
    message: "is the URL of a Redis (redis://…, or redis+cluster://host:port,host:port)",
  });
  return z.NEVER;
});
const httpUrl = z.string().regex(/^https?:\/\/[^/]+/, "is an http(s) URL");
const ms = (fallback: number) => z.coerce.number().int().positive().default(fallback);
/** `kid:base64` pairs, comma separated; the first one seals, all open. 32 bytes each. */
const encryptionKeys = z.string().transform((text, context) => {
  const keys = text.split(",").map((pair) => {
    const [id, base64, ...rest] = pair.trim().split(":");
    return { id: id ?? "", key: Buffer.from(base64 ?? "", "base64"), ok: rest.length === 0 };
  });
  if (!keys.length || keys.some((key) => !key.ok || !key.id || key.key.length !== 32)) {
    context.addIssue({
      code: "custom",
      message: "is a comma-separated list of id:base64 with 32 bytes each (openssl rand -base64 32)",
    });
    return z.NEVER;
  }
  return keys.map(({ id, key }) => ({ id, key }));
});

export const EnvSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  HOST: z.string().default("0.0.0.0"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Where a process answers /healthz, /readyz and /metrics to those who run it; not for the public. */
  OPERATIONS_PORT: z.coerce.number().int().min(0).max(65535).optional(),

  /** Opens /operator, the page of those who run the deployment; without it there is none. */
  OPERATOR_SECRET: z.string().min(24, "is at least 24 characters long (openssl rand -base64 32)").optional(),

  DATABASE_URL: postgresUrl,
  DATABASE_URL_OPERATOR: postgresUrl,
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** A statement that is not answered for so long: its connection counts as lost, and its transaction as not done. */
  DATABASE_TIMEOUT_MS: ms(20_000),
  /** One server (redis://…, rediss://…), or nodes of a Redis Cluster (redis+cluster://host:port,host:port). */
  REDIS_URL: redisUrl,

  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(8),
  /** During a rotation: webhooks signed with the old secret are still accepted. */
  SHOPIFY_API_SECRET_PREVIOUS: z.string().min(8).optional(),
  SHOPIFY_APP_URL: httpUrl,
  TOKEN_ENCRYPTION_KEYS: encryptionKeys,
  /** Where a simulated Shopify stands in for the real one; never set in production. */
  SANDBOX_URL: httpUrl.optional(),
  /** The team's own mail server (smtp://…); without it e-mail actions are refused when saved. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "is an SMTP URL (smtp://user:password@host:port)")
    .optional(),
  MAIL_FROM: z.string().email().optional(),

  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(20),
  LANE_LEASE_MS: ms(4_000),
  JOBS_IN_FLIGHT_PER_SHOP: z.coerce.number().int().min(1).max(100).default(4),
  SWEEP_INTERVAL_MS: ms(180_000),
  /** So long an order at rest waits at most for others to be compared with. */
  COMPARED_WITHIN_MS: ms(3_600_000),
  /** How long a refund or edit may wait for the order's own webhook before the order is read. */
  READ_GRACE_MS: ms(2_000),
  ADMIN_TIMEOUT_MS: ms(15_000),
  /** "Not applied" counts only when still absent this long after the deadline of the send. */
  READ_BACK_AFTER_MS: ms(60_000),
  DECIDE_DEADLINE_MS: ms(2_000),
  DELIVERY_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
  /** Runs, their effects, reports and what else is over; longer than deliveries, which name them. */
  DECISION_RETENTION_DAYS: z.coerce.number().int().min(30).default(400),
  // OpenTelemetry's own names. Its exporter reads headers, time limits and certificates (OTEL_EXPORTER_OTLP_…) by itself.
  OTEL_SDK_DISABLED: z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true"),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .literal("http/protobuf", "is http/protobuf: no other protocol is spoken")
    .default("http/protobuf"),
  OTEL_TRACES_EXPORTER: z.enum(["otlp", "none"]).default("otlp"),
  OTEL_SERVICE_NAME: z.string().default("switchyard"),
  OTEL_TRACES_SAMPLER: z
    .enum([
      ...["always_on", "always_off", "traceidratio"],
      ...["parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"],
    ] as [string, ...string[]])
    .default("parentbased_always_on"),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_BSP_SCHEDULE_DELAY: ms(5_000),
  /** name:n, the process kills itself at the n-th visit; "told", its parent says later where. For the fault campaign only. */
  FAULTPOINT: z
    .string()
    .regex(/^([a-z.-]+:\d+|told)$/)
    .optional(),
});

export type Env = Readonly<z.infer<typeof EnvSchema>>;

/** Reads the environment. Throws one error that names each missing or malformed variable. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = EnvSchema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return `  ${name}: ${given[name] === undefined ? "is missing" : issue.message}`;
  });
  throw new Error(
    `Switchyard does not start, the environment is not right:\n${lines.join("\n")}\nSee .env.example for each variable.`,
  );
}

export const env = parseEnv(process.env);
