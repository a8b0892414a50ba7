import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The sign-in library is its own chunk: the browser fetches it beside the shell instead of after it. */
function preloadIdentity(): Plugin {
  return {
    name: "preload-identity",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle, chunk }) => {
        const identity = Object.values(bundle ?? {}).find((file) => file.type === "chunk" && file.name === "msal");
        if (!identity || !chunk) return [];
        const href = `../${identity.fileName}`;
        return [{ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href }, injectTo: "head" }];
      },
    },
  };
}

// Every entry point keeps its folder's name below the web root; paths are relative, so that the add-in may live below any address.
export default defineConfig({
  root: "src",
  base: "./",
  publicDir: "../public",
  plugins: [react(), preloadIdentity()],
  build: {
    outDir: "../../api/Vyomiyra.Api/wwwroot",
    emptyOutDir: true,
    assetsDir: "taskpane/assets",
    target: "es2022",
    rolldownOptions: { input: { taskpane: "src/taskpane/index.html" } },
  },
  test: {
    root: ".",
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
