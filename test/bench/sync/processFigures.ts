import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time that the threads of a process have used, to the nanosecond; those that have ended are not counted (Linux). */
export function cpuSeconds(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  return threads.reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e9
}

/** Megabytes that a process holds, and has held at most (Linux). */
export function memoryMb(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}
