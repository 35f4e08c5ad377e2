import type * as Y from 'yjs'
import { readFacts } from '../../shared/crdt/readWorkbook.ts'
import type { WorkbookId } from '../../shared/domain/ids.ts'
import type { WorkbookStore } from '../storage/port/workbookStore.ts'

/** Keeps the entry that lists show in step with the document's facts. */
export async function copyFacts(store: WorkbookStore, id: WorkbookId, doc: Y.Doc): Promise<void> {
  const { title, year, issuer } = readFacts(doc)
  await store.updateWorkbookEntry({ id, title, year, issuer })
}
