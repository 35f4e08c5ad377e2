import { expect, test } from 'vitest'
import { SigningDesk, type SigningServices } from '../../../server/signing/signingDesk.ts'
import { homeCommune } from '../../../server/storage/port/communeStore.ts'
import type { Standing } from '../../../server/storage/port/workbookStore.ts'
import { createMemoryStore } from '../../../server/storage/memory/memoryStore.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'

const agreeing = { act: 'agree', text: '', date: '', despite: false } as const
const editor: Standing = {
  user: { id: userId('kt'), commune: homeCommune, login: 'kt', name: 'Phòng Kinh tế', unit: 'kt', isAdmin: false, createdAt: 1 },
  membership: { workbook: workbookId('w'), userId: userId('kt'), role: 'editor', unit: 'kt' },
}

/** A desk whose store answers when it is let go. */
function openDesk(): { readonly desk: SigningDesk; readonly asked: () => number; readonly letGo: () => void } {
  const held = Promise.withResolvers<void>()
  const store = createMemoryStore()
  let asked = 0
  const slow = Object.assign(Object.create(store) as typeof store, {
    readSettings: async () => {
      asked += 1
      await held.promise
      return { state: 'draft' }
    },
  })
  return { desk: new SigningDesk({ store: slow, now: () => 1 } as unknown as SigningServices), asked: () => asked, letGo: held.resolve }
}

test('[FZ9] acts in one workbook wait for one another, and not for those of another server', async () => {
  const [mine, other] = [openDesk(), openDesk()]
  const told = [mine.desk.act(editor, agreeing), mine.desk.act(editor, agreeing)].map((each) => each.catch((error: unknown) => (error as { code: string }).code))
  other.letGo()
  await expect(other.desk.act(editor, agreeing)).rejects.toMatchObject({ code: 'signing.wrongPhase' })
  expect(mine.asked()).toBe(1)
  mine.letGo()
  expect(await Promise.all(told)).toEqual(['signing.wrongPhase', 'signing.wrongPhase'])
  expect(mine.asked()).toBe(2)
}, 5_000)
