import { z } from "zod";
import { orTemplate } from "#app/rules/actions/templated.ts";

export const KeySchema = orTemplate(
  z
    .string()
    .regex(
      /^\s*[\w-]{2,255}\.[\w-]{2,64}\s*$/,
      "is “namespace.key”, both of two letters or more, for example custom.gift",
    ),
);

export const split = (said: string): { namespace: string; key: string } => {
  const key = said.trim();
  const dot = key.indexOf(".");
  return { namespace: key.slice(0, dot), key: key.slice(dot + 1) };
};
