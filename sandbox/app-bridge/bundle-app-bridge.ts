// The stand-in is one classic script for the app's page, kept in several files with plain imports among themselves.
import { readFileSync } from "node:fs";

const FILES = ["channel.js", "patch-fetch.js", "navigation.js", "elements.js", "app-bridge.js"];

/** The whole script, as `/app-bridge.js` answers it. */
export function bundleAppBridge(): string {
  const parts = FILES.map((name) =>
    readFileSync(new URL(name, import.meta.url), "utf8")
      .replace(/^import .*;\n/gm, "")
      .replace(/^export /gm, ""),
  );
  return `(() => {\n"use strict";\n${parts.join("\n")}\n})();\n`;
}
