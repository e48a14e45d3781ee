// Pure. What `npm audit --json` says, judged: a high or critical weakness is let through only by a dated exception with its reason.
import { z } from "zod";

const AdvisorySchema = z.looseObject({
  url: z.string().optional(),
  title: z.string().optional(),
  severity: z.string(),
});
const ReportSchema = z.looseObject({
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({ severity: z.string(), via: z.array(z.union([z.string(), AdvisorySchema])) }),
  ),
});
export const ExceptionsSchema = z.array(
  z.strictObject({
    /** As the advisory's address ends: GHSA-xxxx-xxxx-xxxx. */
    advisory: z.string().regex(/^GHSA(-[a-z0-9]{4}){3}$/),
    because: z.string().min(20),
    /** From then on it fails again. */
    until: z.iso.date(),
  }),
);
export type AuditException = z.infer<typeof ExceptionsSchema>[number];

export type AuditVerdict =
  | { outcome: "clean"; lines: string[] }
  | { outcome: "found"; lines: string[] }
  /** The registry could not be asked, or answers nothing to this question: nothing is known. */
  | { outcome: "not_checked"; because: string };

const GRAVE = new Set(["high", "critical"]);

/** @param today ISO date. */
export function judgeAudit(printed: string, exceptions: readonly AuditException[], today: string): AuditVerdict {
  const json = parse(printed);
  const report = ReportSchema.safeParse(json);
  if (!report.success) return { outcome: "not_checked", because: reasonOf(json) };
  const grave = new Map<string, string>();
  for (const [name, { via }] of Object.entries(report.data.vulnerabilities))
    for (const one of via)
      if (typeof one === "object" && GRAVE.has(one.severity))
        grave.set(
          one.url?.split("/").at(-1) ?? `${name}: ${one.title}`,
          `${name}: ${one.title ?? "?"} (${one.severity})`,
        );
  const open = [...grave].filter(([id]) => !exceptions.some(({ advisory, until }) => advisory === id && until > today));
  const idle = exceptions.filter(({ advisory }) => !grave.has(advisory));
  const lines = [
    ...open.map(([id, said]) => `${said}, ${id}`),
    ...idle.map(({ advisory }) => `${advisory} is not reported any more: take its exception away`),
  ];
  return { outcome: lines.length ? "found" : "clean", lines };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(json: unknown): string {
  const message = (json as { message?: unknown } | null)?.message;
  return typeof message === "string" && message ? (message.split(" - ")[0] ?? message) : "no answer";
}
