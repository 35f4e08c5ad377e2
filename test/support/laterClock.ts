/**
 * A clock that jumps eight hours on SIGUSR2, or when told: `node --import …/laterClock.ts server/main.ts`. It must be loaded
 * before anything that keeps `Date.now` for itself.
 */
const real = Date.now
let ahead = 0
Date.now = () => real() + ahead

export const eightHoursMs = 8 * 3_600_000

export function jump(ms: number): void {
  ahead += ms
}

process.on('SIGUSR2', () => jump(eightHoursMs))

/** What another process is started with: `--import`, and this. */
export const laterClock = import.meta.url
