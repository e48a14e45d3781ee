import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { textComplaint } from "#app/rules/render-text.ts";

const template = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .superRefine((text, context) => {
      const message = textComplaint(text);
      if (message) context.addIssue({ code: "custom", message });
    });

export const sendEmail = defineAction({
  name: "send-email",
  subjects: ["order", "customer"],
  acts: ["once", "each"],
  settings: z.strictObject({ to: z.email(), subject: template(200), text: template(10_000) }),
  states: () => [],
  on: ({ to, subject, text }, { render }) => ({ kind: "send-email", to, subject: render(subject), text: render(text) }),
  off: () => null,
});
