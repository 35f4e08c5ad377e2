import { fileURLToPath } from 'node:url'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Tests that need a DOM say so in their name: `*.dom.test.ts(x)`. */
const domTests = ['test/**/*.dom.test.{ts,tsx}']
const browserTests = ['test/e2e/**/*.test.ts']
/** Need office programs of others (LibreOffice, poppler, openpyxl): `npm run judges`. */
const judgeTests = ['test/judges/**/*.test.ts']

export default defineConfig({
  root: here('./client'),
  plugins: [solid()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/ws': { target: 'ws://127.0.0.1:3000', ws: true } } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // A module of shared/ does nothing when it is loaded: what a page doesn't use of it (its other language) stays out.
    // Its note on slow plugins says nothing to whoever only starts the server.
    rolldownOptions: { checks: { pluginTimings: false }, treeshake: { moduleSideEffects: [{ test: /\/shared\//, sideEffects: false }] } },
  },
  worker: { format: 'es' },
  test: {
    root: here('./'),
    passWithNoTests: false,
    reporters: ['default', here('./test/support/closingLine.ts')],
    projects: [
      {
        // Without Solid's plugin: it asks for the browser's half of packages, and the server's tests need Node's.
        extends: false,
        test: {
          name: 'node',
          root: here('./'),
          include: ['test/**/*.test.ts'],
          exclude: [...domTests, ...browserTests, ...judgeTests],
          environment: 'node',
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { conditions: ['browser', 'development'] },
        test: { name: 'dom', root: here('./'), include: domTests, environment: 'jsdom', sequence: { groupOrder: 1 } },
      },
      ...(process.env['JUDGES'] ? [{ extends: false as const, test: { name: 'judges', root: here('./'), include: judgeTests, environment: 'node' as const, fileParallelism: false, testTimeout: 180_000, hookTimeout: 180_000 } }] : []),
      {
        extends: false,
        test: {
          name: 'browser',
          root: here('./'),
          include: browserTests,
          environment: 'node',
          // One Chromium and one server at a time: two cores, and figures that don't disturb one another.
          fileParallelism: false,
          // Once more where the machine was too slow for the browser; a fault of ours fails twice (planted ones do).
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: [here('./test/support/buildClient.ts')],
          // After the others: a browser that waits for a busy core types late, and its tests would judge the machine.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
