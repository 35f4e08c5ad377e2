import * as Y from 'yjs'
import { writeWorkbook } from '../../shared/crdt/writeWorkbook.ts'
import type { Workbook } from '../../shared/domain/annex.ts'
import { randomIdText, workbookId, type Random, type UserId, type WorkbookId } from '../../shared/domain/ids.ts'
import type { WorkbookStore } from '../storage/port/workbookStore.ts'

interface Adding {
  readonly store: WorkbookStore
  readonly now: () => number
  readonly random: Random
}

/** Stores a new workbook whose coordinator is `creator`; on disk when the promise resolves. */
export async function addWorkbook({ store, now, random }: Adding, workbook: Workbook, creator: UserId): Promise<WorkbookId> {
  const doc = new Y.Doc()
  writeWorkbook(doc, workbook, { origin: addWorkbook, random, now, me: creator })
  const id = workbookId(randomIdText(random, 16))
  const { title, year, issuer } = workbook.facts
  await store.createWorkbook({ id, title, year, issuer, createdAt: now() }, creator, Y.encodeStateAsUpdate(doc))
  doc.destroy()
  return id
}
