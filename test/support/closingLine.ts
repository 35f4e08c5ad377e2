import type { Reporter, TestModule } from 'vitest/node'

/** Prints the closing line of a test run, `N passed, N failed` (and skipped, when there are any). */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    let skipped = 0
    const repeated: string[] = []
    for (const module of modules) {
      const failedBefore = failed
      for (const test of module.children.allTests()) {
        const state = test.result().state
        if (test.diagnostic()?.flaky) repeated.push(test.fullName)
        if (state === 'passed') passed += 1
        else if (state === 'failed') failed += 1
        else skipped += 1
      }
      // A file that failed outside its tests (an import, a hook) has no failed test to count.
      if (module.state() === 'failed' && failed === failedBefore) failed += 1
    }
    for (const name of repeated) process.stdout.write(`passed only when repeated: ${name}\n`)
    process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  }
}
