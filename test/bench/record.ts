/** One measured figure. Timings are for comparison inside one run: machines are shared and noisy. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it must not exceed (same unit), from the goals; absent: for orientation. */
  readonly limit?: number
  /** The same act in a plain peer of the same run, in the same unit: beside the limit, what holds on any machine. */
  readonly plain?: number
}

/** A benchmark: `short` runs take a few seconds, for CI. */
export interface Bench {
  run(options: { readonly short: boolean }): Promise<readonly Figure[]>
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** The value below which a share of all lie: `percentile(values, 0.95)`. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
