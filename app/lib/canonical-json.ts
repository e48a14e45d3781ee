// Pure. One text for one value: keys sorted, undefined left out. What digests are taken of.
import { hash } from "node:crypto";

export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let text = "";
  if (Array.isArray(value)) {
    for (const entry of value) text += `${text && ","}${canonicalJson(entry === undefined ? null : entry)}`;
    return `[${text}]`;
  }
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record).sort())
    if (record[key] !== undefined) text += `${text && ","}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
  return `{${text}}`;
}

/** SHA-256 of the canonical text, hexadecimal. */
export function digestOf(value: unknown): string {
  return hash("sha256", canonicalJson(value), "hex");
}
