import { existsSync } from 'node:fs'
import { DomainError } from '../../shared/domain/errors.ts'
import { RoomDocument } from '../sync/roomDocument.ts'
import { faultsOf, verifyCopy } from './soundFile.ts'
import { mustHave, type AdminCommand } from './adminCommand.ts'

/** Writes one consistent file; people go on writing. An existing file is never overwritten. */
export const backup: AdminCommand = async ({ store, print }, [file]) => {
  const target = mustHave(file)
  if (existsSync(target)) throw new DomainError('request.invalid', { where: target })
  print(JSON.stringify(await store.backup(target)))
  return 0
}

async function verifyBackup(file: string, print: (line: string) => void): Promise<number> {
  const report = await verifyCopy(file)
  print(JSON.stringify(report, null, 2))
  return faultsOf(report).length > 0 ? 1 : 0
}

/** Of the data, or of a backup. Checks the file, every record's checksum, and that every room can be read; says what is damaged. */
export const verify: AdminCommand = async ({ store, recovery, print }, [file]) => {
  if (file !== undefined) return verifyBackup(file, print)
  const found = await store.verify()
  const lost = recovery.missing > 0 ? [`${recovery.missing} promised batches of the last run can't be read; see ${recovery.keptAs}`] : []
  const report = { ...found, fileFaults: [...found.fileFaults, ...lost] }
  const unreadable: string[] = []
  for (const { id } of await store.listWorkbooks()) {
    if (report.damage.some((damage) => damage.room === id)) continue
    RoomDocument.open(await store.loadRoom(id), (record) => unreadable.push(`${id} ${record.seq}`))
  }
  print(JSON.stringify({ ...report, unreadable }, null, 2))
  return faultsOf(report).length + unreadable.length > 0 ? 1 : 0
}
