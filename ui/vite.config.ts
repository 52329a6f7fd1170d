import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const reactAria = /[/\\](react-aria|react-stately|react-aria-components)[/\\]/;
const otherLocale = /(?:^|[/\\])(?!en-US\.)[a-z]{2}-[A-Z]{2}\.(?:mjs|js)$/;

/** React Aria carries its own words in 34 languages; keep only English. */
function englishOnly(): Plugin {
  return {
    name: "react-aria-english-only",
    enforce: "pre",
    resolveId: {
      filter: { id: otherLocale },
      handler(_id, importer) {
        return importer !== undefined && reactAria.test(importer) ? "\0no-locale" : null;
      },
    },
    load: {
      filter: { id: /^\0no-locale$/ },
      handler() {
        return "export default undefined;";
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), englishOnly()],
  base: "./",
  clearScreen: false,
  resolve: { tsconfigPaths: true },
  server: {
    port: 1420,
    strictPort: true,
    host: "127.0.0.1",
    fs: { allow: [".", "../words"] },
  },
  build: { target: "es2023", assetsInlineLimit: 0, reportCompressedSize: true },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    css: false,
    restoreMocks: true,
    pool: "threads",
    maxWorkers: 2,
  },
});
