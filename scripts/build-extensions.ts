// Builds what runs inside Shopify's own pages, one file a target: build/extensions/<handle>.js with its words beside it. The Shopify
// CLI builds the same sources for itself when it deploys; this build is for the sandbox, and to see that they can be built.
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "smol-toml";
import { build } from "vite";
import { z } from "zod";

/** Shopify refuses an extension whose script is larger, compressed. */
const MOST_BYTES = 64 * 1024;

const TomlSchema = z.object({
  extensions: z.array(
    z.object({
      type: z.string(),
      handle: z.string(),
      targeting: z.array(z.object({ module: z.string(), target: z.string() })).optional(),
    }),
  ),
});

/** @throws when one cannot be built, or would be too large for Shopify. */
export async function buildExtensions(root: string): Promise<void> {
  const outDir = join(root, "build", "extensions");
  mkdirSync(outDir, { recursive: true });
  for (const file of globSync("extensions/*/shopify.extension.toml", { cwd: root })) {
    const folder = join(root, dirname(file));
    const { extensions } = TomlSchema.parse(parse(readFileSync(join(root, file), "utf8")));
    for (const { type, handle, targeting = [] } of extensions) {
      const [target] = targeting;
      if (type !== "ui_extension" || !target) continue;
      await build({
        root: folder,
        configFile: false,
        logLevel: "warn",
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        define: { "process.env.NODE_ENV": '"production"' },
        build: {
          outDir,
          emptyOutDir: false,
          target: "es2022",
          minify: "esbuild",
          lib: { entry: join(folder, target.module), formats: ["es"], fileName: () => `${handle}.js` },
        },
      });
      const bytes = readFileSync(join(outDir, `${handle}.js`)).length;
      if (bytes > MOST_BYTES) throw new Error(`the extension ${handle} has ${bytes} bytes, and may have ${MOST_BYTES}`);
      const words = join(folder, "locales", "en.default.json");
      if (existsSync(words)) copyFileSync(words, join(outDir, `${handle}.words.json`));
    }
  }
}
