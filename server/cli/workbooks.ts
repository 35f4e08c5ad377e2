import { readWorkbook } from '../../shared/crdt/readWorkbook.ts'
import { DomainError } from '../../shared/domain/errors.ts'
import { isWellFormedId, workbookId } from '../../shared/domain/ids.ts'
import { writeInterchange } from '../../shared/interchange/writeInterchange.ts'
import { RoomDocument } from '../sync/roomDocument.ts'
import { mustHave, type AdminCommand } from './adminCommand.ts'

/** One line of JSON a workbook. */
export const listWorkbooks: AdminCommand = async ({ store, print }) => {
  for (const workbook of await store.listWorkbooks()) print(JSON.stringify(workbook))
  return 0
}

/** What is on disk now, as interchange JSON. */
export const exportWorkbook: AdminCommand = async ({ store, print }, [id]) => {
  const named = mustHave(id)
  const known = isWellFormedId(named) ? await store.findWorkbook(workbookId(named)) : null
  if (!known) throw new DomainError('workbook.unknown')
  let unreadable = 0
  const { doc } = RoomDocument.open(await store.loadRoom(known.id), () => (unreadable += 1))
  print(JSON.stringify(writeInterchange(readWorkbook(doc)), null, 2))
  if (unreadable > 0) throw new DomainError('storage.damaged', { where: `${known.id} (${unreadable})` })
  return 0
}
