import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The entry points that people see. */
const pages = ["taskpane", "workspace"];

/** What every page stands on is one chunk: in many small ones it packs worse. */
const base =
  /node_modules.(react|react-dom|scheduler|@griffel|rtl-css-js|stylis|openapi-fetch|@tanstack|@fluentui.(tokens|react-(aria|badge|button|jsx-runtime|link|provider|shared-contexts|skeleton|theme|utilities)))[\\/]/;

/** The sign-in library is a chunk of its own, which the browser fetches beside the shell instead of after it. */
function preloadIdentity(): Plugin {
  return {
    name: "preload-identity",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle, chunk }) => {
        const identity = Object.values(bundle ?? {}).find((file) => file.type === "chunk" && file.name === "identity");
        if (!identity || !pages.includes(chunk?.name ?? "")) return [];
        const attrs = { rel: "modulepreload", crossorigin: true, href: `../${identity.fileName}` };
        return [{ tag: "link", attrs, injectTo: "head" }];
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
    assetsDir: "assets",
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        taskpane: "src/taskpane/index.html",
        workspace: "src/workspace/index.html",
        signedIn: "src/taskpane/signed-in.html",
      },
      output: {
        codeSplitting: {
          groups: [
            { name: "identity", test: /@azure.msal|identity.msal/ },
            { name: "base", test: base },
          ],
        },
      },
    },
  },
  test: {
    root: ".",
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
