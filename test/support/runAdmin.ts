import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const admin = fileURLToPath(new URL('../../server/cli/admin.ts', import.meta.url))

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the `admin` command as a person would. */
export function runAdmin(dataDir: string, ...args: string[]): Promise<Ran> {
  const env = { ...process.env, DATA_DIR: dataDir }
  return new Promise((resolve) => {
    execFile(process.execPath, [admin, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}
