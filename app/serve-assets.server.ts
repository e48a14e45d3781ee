// The files that the build made for browsers, kept in memory: two megabytes, read and compressed once, so that neither
// a missing file nor a slow disk is met while answering.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = new Set([".css", ".js", ".json", ".svg"]);

interface Asset {
  body: Buffer;
  gzipped: Buffer | null;
  headers: Record<string, string>;
}

/** @returns a handler that answers a request for one of the files and says so, or leaves it alone. */
export function assetServer(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const assets = readAssets(folder);
  return (req, res) => {
    const asset = assets.get(req.url?.split("?", 1)[0] ?? "");
    if (!asset || (req.method !== "GET" && req.method !== "HEAD")) return false;
    if (req.headers["if-none-match"] === asset.headers.ETag) {
      res.writeHead(304, asset.headers).end();
      return true;
    }
    const gzipped = /\bgzip\b/.test(String(req.headers["accept-encoding"] ?? "")) ? asset.gzipped : null;
    const body = gzipped ?? asset.body;
    res.writeHead(200, {
      ...asset.headers,
      "Content-Length": body.length,
      ...(gzipped ? { "Content-Encoding": "gzip" } : {}),
    });
    res.end(req.method === "HEAD" ? undefined : body);
    return true;
  };
}

function readAssets(folder: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = TYPES[extname(entry.name)];
    const address = path.slice(folder.length).replaceAll(sep, "/");
    // The build's own notes (.vite/manifest.json) are nobody's business.
    if (!entry.isFile() || !type || address.includes("/.")) continue;
    const body = readFileSync(path);
    // Names under assets/ carry a digest of their content: they never change.
    const forGood = address.startsWith("/assets/");
    assets.set(address, {
      body,
      gzipped: COMPRESSIBLE.has(extname(entry.name)) ? gzipSync(body) : null,
      headers: {
        "Content-Type": type,
        "Cache-Control": forGood ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        ETag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
        "X-Content-Type-Options": "nosniff",
        Vary: "Accept-Encoding",
      },
    });
  }
  return assets;
}
