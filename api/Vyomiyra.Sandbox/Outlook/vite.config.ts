import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Two bundles end up side by side: the look-alike's page, and (mode "office") the classic script that stands in for Office.js.
// Everything but index.html lives under /sandbox, so that the add-in's own files never collide with it.
export default defineConfig(({ mode }) => {
  const outDir = "../wwwroot";
  return mode === "office"
    ? {
        build: {
          outDir,
          emptyOutDir: false,
          lib: {
            entry: "src/office/main.ts",
            formats: ["iife"],
            name: "sandboxOffice",
            fileName: () => "sandbox/office.js",
          },
        },
      }
    : {
        plugins: [react()],
        build: {
          outDir,
          emptyOutDir: true,
          chunkSizeWarningLimit: 1500,
          rolldownOptions: {
            output: {
              entryFileNames: "sandbox/outlook/[name].js",
              chunkFileNames: "sandbox/outlook/[name].js",
              assetFileNames: "sandbox/outlook/[name][extname]",
            },
          },
        },
      };
});
