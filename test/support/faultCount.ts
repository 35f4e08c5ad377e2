/** What `npm run nightly` sets FAULT_RUNS to: the full counts of all fault tests. */
const nightlyRuns = 200

/**
 * How often a fault is played: a sample in `npm test`, the full count at night, and by FAULT_RUNS anything between; the
 * same code each time.
 */
export function faultCount(counts: { readonly sample: number; readonly nightly: number }): number {
  const runs = process.env['FAULT_RUNS']
  return runs === undefined ? counts.sample : Math.max(1, Math.round((counts.nightly * Number(runs)) / nightlyRuns))
}

/** The seed of a fault test; printed by those that use it when they fail. */
export const faultSeed = (usual: number): number => Number(process.env['FAULT_SEED'] ?? usual)
