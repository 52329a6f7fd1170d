import { readdirSync, readFileSync } from "node:fs";
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

/** Sentences that the core alone says: the page gets them as they are. The page keeps those of them that it names itself. */
const saidByCore =
  /^(?:refusal|minutes|board-minutes|event|seen|letter|lack|unmet|problem|indicator-fault|indicator-caution|warning-list)-/;

/** Leaves out what the page never says: a tenth of what it reads at start. */
function wordsOfThePage(): Plugin {
  return {
    name: "words-of-the-page",
    enforce: "pre",
    load: {
      filter: { id: /\/words\/[a-z]{2}\.ftl\?raw$/ },
      handler(id) {
        const source = `${import.meta.dirname}/src`;
        const named = new Set<string>();
        for (const file of readdirSync(source, { recursive: true, encoding: "utf8" }))
          if (/\.tsx?$/.test(file))
            for (const [name] of readFileSync(`${source}/${file}`, "utf8").matchAll(/[a-z][\w-]+/g))
              named.add(name);
        const messages = readFileSync(id.replace(/\?raw$/, ""), "utf8").split(
          /^(?=[a-zA-Z][\w-]* *=)/m,
        );
        const kept = messages.filter((message) => {
          const name = /^[\w-]+/.exec(message)?.[0] ?? "";
          return !saidByCore.test(name) || named.has(name);
        });
        return `export default ${JSON.stringify(kept.join(""))};`;
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), englishOnly(), wordsOfThePage()],
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
