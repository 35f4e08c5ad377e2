import { expect, test, vi } from 'vitest'
import { Authors } from '../../../server/sync/admission/authors.ts'
import { EditLogWriter } from '../../../server/sync/log/logWriter.ts'
import type { EditStore, LoggedEdit } from '../../../server/storage/port/rights/editStore.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'

const line = (id: number): LoggedEdit => ({ workbook: workbookId('so'), id, userId: userId('an'), unit: '', root: 'rows', entry: 'r1', key: 'c:c2', from: id, to: id, before: '', after: `${id}`, refusal: '' })

test('[GT14] authors that a failed compaction did not keep go with the next one', () => {
  const authors = new Authors()
  authors.bind([1, 2], userId('an'))
  const sent = authors.fresh
  authors.bind([3], userId('binh'))
  // The write failed: nothing is kept, and all three are still to be written.
  expect(authors.fresh.map(({ client }) => client)).toEqual([1, 2, 3])
  authors.kept(sent)
  expect(authors.fresh.map(({ client }) => client)).toEqual([3])
})

test('[PM13] lines of the log wait while storage fails, come in order and once, however many there are', async () => {
  const written: number[] = []
  let fails = true
  const store = {
    logEdits: async (lines: readonly LoggedEdit[]) => {
      await Promise.resolve()
      if (fails && written.length >= 400) throw new Error('disk')
      written.push(...lines.map(({ id }) => id))
    },
  }
  const said = vi.fn()
  const quiet = (): void => {}
  const writer = new EditLogWriter(store as unknown as EditStore, { debug: quiet, info: quiet, warn: quiet, error: said })
  const many = Array.from({ length: 90_000 }, (_, id) => line(id))
  writer.add(many)
  await writer.whenWritten()
  expect([written.length, said.mock.calls.length]).toEqual([400, 1])
  fails = false
  writer.add([line(90_000)])
  await writer.whenWritten()
  expect(written).toEqual([...many.map(({ id }) => id), 90_000])
})
