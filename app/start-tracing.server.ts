// Sends spans by OpenTelemetry (OTLP over HTTP, protobuf) where the usual variables of the environment ask for it. Nothing of it is
// loaded otherwise.
import { env } from "#app/env.server.ts";
import { arrivalSpanIdOf, traceIdOf } from "#app/lib/trace-ids.ts";
import { logger } from "#app/logger.server.ts";
import { listenToSpans, type ToldSpan } from "#app/trace.server.ts";

/** What is on its way at the end is waited for so long. */
const FLUSH_WITHIN_MS = 2_000;

/** Whether the environment asks for traces: an address to send them to, and nothing that switches them off. */
export const tracesAreAskedFor = (): boolean =>
  !env.OTEL_SDK_DISABLED &&
  env.OTEL_TRACES_EXPORTER !== "none" &&
  Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);

/** @returns what ends it: sends what is left, within two seconds. */
export async function startTracing(processName: "web" | "worker"): Promise<() => Promise<void>> {
  if (!tracesAreAskedFor()) return async () => {};
  const [api, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-proto"),
    import("@opentelemetry/resources"),
  ]);
  const say = (message: string) => logger.warn({ otel: message.slice(0, 500) }, "OpenTelemetry could not send");
  api.diag.setLogger({ error: say, warn: say, info() {}, debug() {}, verbose() {} }, api.DiagLogLevel.WARN);

  const random = new sdk.RandomIdGenerator();
  let next: { traceId: string; spanId: string | null } | null = null;
  const { serviceNameEnvDetector, resourceAttributesEnvDetector } = resources;
  const provider = new sdk.TracerProvider({
    sampler: samplerOf(sdk),
    // Both are asked for within startSpan, which waits for nothing.
    idGenerator: {
      generateTraceId: () => next?.traceId ?? random.generateTraceId(),
      generateSpanId: () => next?.spanId ?? random.generateSpanId(),
    },
    resource: resources
      .resourceFromAttributes({ "service.name": "switchyard", "switchyard.process": processName })
      .merge(resources.detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter(),
        scheduledDelayMillis: env.OTEL_BSP_SCHEDULE_DELAY,
      }),
    ],
  });
  const tracer = provider.getTracer("switchyard");
  const KINDS = {
    server: api.SpanKind.SERVER,
    consumer: api.SpanKind.CONSUMER,
    client: api.SpanKind.CLIENT,
    internal: api.SpanKind.INTERNAL,
  } as const;

  listenToSpans((told: ToldSpan) => {
    const traceId = traceIdOf(told.of);
    const parent = told.parentSpanId && {
      ...{ traceId, spanId: told.parentSpanId, traceFlags: api.TraceFlags.SAMPLED },
      isRemote: told.parentSpanId === arrivalSpanIdOf(told.of),
    };
    next = { traceId, spanId: told.spanId };
    const span = tracer.startSpan(
      told.name,
      { kind: KINDS[told.kind], startTime: told.startMs, attributes: told.attributes },
      parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT,
    );
    next = null;
    if (told.failure !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: told.failure });
    span.end(told.endMs);
  });
  logger.info({ sampler: env.OTEL_TRACES_SAMPLER }, "traces are sent");

  return async () => {
    listenToSpans(null);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FLUSH_WITHIN_MS);
    });
    await Promise.race([provider.shutdown().catch(() => {}), late]);
    clearTimeout(timer);
  };
}

/** By the trace's number, so that every process leaves out the same ones: whose parent was sent is sent too. */
function samplerOf(sdk: typeof import("@opentelemetry/sdk-trace")) {
  switch (env.OTEL_TRACES_SAMPLER.replace("parentbased_", "")) {
    case "always_off":
      return new sdk.AlwaysOffSampler();
    case "traceidratio":
      return new sdk.TraceIdRatioBasedSampler(env.OTEL_TRACES_SAMPLER_ARG);
    default:
      return new sdk.AlwaysOnSampler();
  }
}
