import { z } from "zod";

export const KeySchema = z.string().regex(/^[\w-]{2,255}\.[\w-]{2,64}$/, "is “namespace.key”, for example custom.gift");

export const split = (key: string): { namespace: string; key: string } => {
  const dot = key.indexOf(".");
  return { namespace: key.slice(0, dot), key: key.slice(dot + 1) };
};
