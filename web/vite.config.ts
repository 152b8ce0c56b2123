import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// `npm run dev` shows the page on Vite's own port and asks the server at CHORSU_URL for everything else.
const server = process.env.CHORSU_URL ?? 'http://127.0.0.1:8080';

// What the page shows beside its own code: the map's land and rivers, and the contract, each as it stands in the project.
const shown: Record<string, string> = {
  'map/land.geojson': '../data/map/land.geojson',
  'map/rivers.geojson': '../data/map/rivers.geojson',
  'openapi.yaml': '../openapi.yaml',
};

const bring_along = (): Plugin => ({
  name: 'bring-along',
  generateBundle() {
    for (const [fileName, path] of Object.entries(shown)) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(new URL(path, import.meta.url)) });
    }
  },
});

export default defineConfig({
  plugins: [react(), bring_along()],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'], // light-dark() stays as it is written
    assetsInlineLimit: 0, // a file of its own, so that no data: address needs an exception in the policy
    chunkSizeWarningLimit: 1200, // MapLibre, which the first load does not wait for
    manifest: true,
  },
  server: {
    proxy: Object.fromEntries(['/v1', '/map', '/openapi.yaml', '/healthz'].map((path) => [path, server])),
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'jsdom', include: ['src/**/*_test.{ts,tsx}'], setupFiles: ['src/test_setup.ts'], testTimeout: 30_000 },
      },
      { test: { name: 'contract', environment: 'node', include: ['contract/*_test.ts'] } },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/*_test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
