// The Admin API documents of app/admin/operations, as they are sent.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface OperationDocument {
  /** File name in camel case: the operation's name in the document. */
  file: string;
  name: string;
  /** Fragments put in. */
  document: string;
}

const FOLDER = join(import.meta.dirname, "..", "app", "admin", "operations");

export async function readOperations(): Promise<OperationDocument[]> {
  const sources = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(FOLDER, file), "utf8") }));
  const templates = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/const (\w+) = `(#graphql[^`]*)`/g)].map(([, constant = "", document = ""]) => ({
      ...{ file, constant, document },
    })),
  );
  const byConstant = new Map(templates.map(({ constant, document }) => [constant, document]));
  return templates.flatMap(({ file, document }) => {
    const whole = document.replace(/\$\{(\w+)\}/g, (_, constant: string) => byConstant.get(constant) ?? "");
    const name = /\b(?:query|mutation)\s+(\w+)/.exec(whole)?.[1];
    return name ? [{ file, name, document: whole }] : [];
  });
}
