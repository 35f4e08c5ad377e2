import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ChildServer } from './childServer.ts'

/** A way to fill the disk under a server and to make room again. */
export interface SmallDisk {
  readonly kind: 'tmpfs' | 'file size limit'
  fill(server: ChildServer): void
  makeRoom(server: ChildServer): void
}

const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { stdio: 'pipe' })
}

/**
 * A disk at `folder` with room for the redo log and a small database. Mounting needs root; elsewhere the kernel's limit
 * on file sizes makes writes fail just as well.
 */
export function makeSmallDisk(folder: string): SmallDisk {
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=9m', 'tmpfs', folder)
  } catch {
    return limitedFiles
  }
  onTestFinished(() => run('umount', '-l', folder))
  const ballast = join(folder, 'ballast')
  return {
    kind: 'tmpfs',
    fill: () => {
      for (let size = 1 << 21; size >= 4_096; size >>= 1) grow(ballast, size)
    },
    makeRoom: () => rmSync(ballast),
  }
}

/** Adds to a file until the disk takes no more of this size. */
function grow(file: string, bytes: number): void {
  for (;;) {
    try {
      writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' })
    } catch {
      return
    }
  }
}

/** Writes past the size of a page fail from now on (EFBIG, which SQLite reports as a failed write). */
export const limitedFiles: SmallDisk = {
  kind: 'file size limit',
  fill: ({ child }) => run('prlimit', '--pid', String(child.pid), '--fsize=4096:unlimited'),
  makeRoom: ({ child }) => run('prlimit', '--pid', String(child.pid), '--fsize=unlimited:unlimited'),
}
