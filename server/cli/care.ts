import { existsSync } from 'node:fs'
import { DomainError } from '../../shared/domain/errors.ts'
import { RoomDocument } from '../sync/roomDocument.ts'
import { mustHave, type AdminCommand } from './adminCommand.ts'

/** Writes one consistent file; people go on writing. An existing file is never overwritten. */
export const backup: AdminCommand = async ({ store, print }, [file]) => {
  const target = mustHave(file)
  if (existsSync(target)) throw new DomainError('request.invalid', { where: target })
  await store.backup(target)
  print(JSON.stringify({ file: target }))
  return 0
}

/** Checks the file, every record's checksum, and that every room can be read; says what is damaged. */
export const verify: AdminCommand = async ({ store, print }) => {
  const report = await store.verify()
  const unreadable: string[] = []
  for (const { id } of await store.listWorkbooks()) {
    if (report.damage.some((damage) => damage.room === id)) continue
    RoomDocument.open(await store.loadRoom(id), (record) => unreadable.push(`${id} ${record.seq}`))
  }
  print(JSON.stringify({ ...report, unreadable }, null, 2))
  return report.damage.length + report.changedRows.length + report.fileFaults.length + unreadable.length > 0 ? 1 : 0
}
