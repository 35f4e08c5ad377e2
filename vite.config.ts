import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Tests that need a DOM say so in their name: `*.dom.test.ts(x)`. */
const domTests = ['test/**/*.dom.test.{ts,tsx}']
const browserTests = ['test/e2e/**/*.test.ts']
/** Judge how fast a page answers, or type at the pace of a keyboard hook: nothing else may want the machine meanwhile. */
const aloneTests = ['test/e2e/typing.test.ts', 'test/e2e/importLarge.test.ts', 'test/e2e/gridLeaks.test.ts']
/** Need office programs of others (LibreOffice, poppler, openpyxl): `npm run judges`. */
const judgeTests = ['test/judges/**/*.test.ts']

/** All cores (vitest would leave one idle): half of a test's time is waiting for a process of its own. */
const nodeWorkers = Math.max(2, availableParallelism())
/** Processes that tests start compile the same sources over and over: the server, the command lines. */
const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'phuluc-test-cache') }
/** What tests in a real browser share. */
const inBrowser = {
  root: here('./'),
  environment: 'node' as const,
  env,
  // Once more where the machine was too slow for the browser; a fault of ours fails twice (planted ones do).
  retry: 1,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  globalSetup: [here('./test/support/buildClient.ts')],
}

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
          env,
          maxWorkers: nodeWorkers,
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
          ...inBrowser,
          name: 'browser',
          include: browserTests,
          exclude: aloneTests,
          // A test in a browser waits for frames and answers half of its time: two files fill two cores.
          maxWorkers: 2,
          // After the others: a browser that waits for a busy core types late, and its tests would judge the machine.
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: false,
        test: { ...inBrowser, name: 'alone', include: aloneTests, fileParallelism: false, sequence: { groupOrder: 3 } },
      },
    ],
  },
})
