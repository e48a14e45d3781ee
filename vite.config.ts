// The pages' build. Only JSX is compiled into the server bundle: every plain `#app/….ts` stays an import that Node
// itself resolves, so that the web process holds one copy of each module (one pool, one environment), not two.
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

const OWN_TYPESCRIPT = /^#app\/.*\.ts$/;

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // The Shopify library answers data requests with 401 and a header that App Bridge reads: those answers must
        // arrive as they are, not inside a single-fetch stream.
        v3_singleFetch: false,
        v3_lazyRouteDiscovery: false,
      },
    }),
    {
      name: "own-typescript-stays-outside",
      enforce: "pre",
      resolveId(id, _importer, options) {
        return options.ssr && OWN_TYPESCRIPT.test(id) ? { id, external: true } : null;
      },
    },
  ],
  build: { assetsInlineLimit: 0, target: "es2022", chunkSizeWarningLimit: 1_000 },
});
