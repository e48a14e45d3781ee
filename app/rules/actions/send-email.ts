import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const sendEmail = defineAction({
  name: "send-email",
  subjects: ["order", "customer"],
  acts: ["once", "each"],
  settings: z.strictObject({ to: z.email(), subject: z.string().min(1).max(200), text: z.string().min(1).max(10_000) }),
  states: () => [],
  on: ({ to, subject, text }) => ({ kind: "send-email", to, subject, text }),
  off: () => null,
});
