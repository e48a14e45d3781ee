// Pure. How ids, paths and spans of time are written in a rule document.
import { z } from "zod";

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is lower case letters, digits and hyphens")
  .max(64);
export const path = z.string().min(1).max(200);
export const span = z.string().max(60);
/** A time of the day: 9:00, 17:30. */
export const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;
