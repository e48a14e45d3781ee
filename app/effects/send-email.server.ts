// Mail through the team's own server. Blind: whether an unanswered one arrived, nobody can tell.
import type { Transporter } from "nodemailer";
import type { EffectResult } from "#app/effects/effect-result.ts";
import { fetchAttachments } from "#app/effects/fetch-attachments.server.ts";
import type { Resolve } from "#app/effects/guarded-request.server.ts";
import { env } from "#app/env.server.ts";
import type { EffectBody } from "#app/rules/effect.ts";

const RETRY_MS = 30_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

let transport: Promise<Transporter> | undefined;

/** Loaded with the first mail: who sends none spares a worker its memory. */
async function connect(url: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return createTransport(
    { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
    { from: env.MAIL_FROM ?? "switchyard@localhost" },
  );
}

/** Sends one mail, at most once: an error after the connection stood, and without the server's word, is unknown. */
export async function sendEmail(
  body: Extract<EffectBody, { kind: "send_email" }>,
  { key, ageMs }: { key: string; ageMs: number },
  guard: { resolve?: Resolve; sandbox?: string } = {},
): Promise<EffectResult> {
  if (!env.SMTP_URL) return { outcome: "refused", reason: "No mail server is set up (SMTP_URL).", points: 0 };
  const fetched = await fetchAttachments(body.attachments, { ageMs }, guard);
  if (fetched.outcome !== "fetched") return fetched;
  try {
    transport ??= connect(env.SMTP_URL);
    const sent = await (await transport).sendMail({
      to: body.to,
      cc: body.cc,
      ...(body.bcc ? { bcc: body.bcc } : {}),
      ...(body.reply_to ? { replyTo: body.reply_to } : {}),
      subject: body.subject,
      text: body.text,
      ...(body.html ? { html: body.html } : {}),
      attachments: fetched.files,
      // Stable, so that a mail that a person sends again is known to be the same one.
      messageId: `<${key}@switchyard>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { outcome: "confirmed", answeredAt: null, points: 0, reason: sent.response ?? null };
  } catch (error) {
    const { code, responseCode, response, errno, message } = error as {
      code?: string;
      responseCode?: number;
      response?: string;
      errno?: string | number;
      message: string;
    };
    const words = response ?? message;
    if (responseCode !== undefined && responseCode >= 500 && code !== "EAUTH")
      return { outcome: "refused", reason: `The mail server refused it: ${words}`, points: 0 };
    // The server answered "not now", or nothing ever stood to send it over.
    const nothingLeft =
      responseCode !== undefined ||
      code === "EAUTH" ||
      code === "EDNS" ||
      /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(`${errno} ${message}`);
    if (!nothingLeft)
      return {
        outcome: "unknown",
        lookInMs: 0,
        reason: `The mail server's answer was never seen: ${words}`,
        points: 0,
      };
    if (ageMs > GIVE_UP_AFTER_MS)
      return { outcome: "refused", reason: `The mail server took it at no time within a day: ${words}`, points: 0 };
    return {
      outcome: "not_applied",
      retryInMs: RETRY_MS,
      reason: `The mail server could not take it: ${words}`,
      points: 0,
    };
  }
}
