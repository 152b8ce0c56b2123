import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` shows the page on Vite's own port and asks the server at CHORSU_URL for everything else.
const server = process.env.CHORSU_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
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
