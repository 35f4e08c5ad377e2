import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Outbox } from '../../../client/sync/outbox.ts'
import { savingState } from '../../../client/sync/savingState.ts'
import { decodeMessage } from '../../../shared/protocol/codec.ts'
import { pieceLimits } from '../../../shared/protocol/pieces/pieceLimits.ts'

const letter = Uint8Array.of(0, 0)

/** An outbox on a line whose clock and timers are the test's. */
function makeOutbox(unsent = 0) {
  const sent: { type: string; update: Uint8Array }[] = []
  const timers: { ms: number; act: () => void }[] = []
  const clock = { now: 0 }
  const line = {
    send: (frame: Uint8Array) => {
      const message = decodeMessage(frame)
      if (message.type === 'update' || message.type === 'syncStep2') sent.push({ type: message.type, update: message.update })
    },
    now: () => clock.now,
    later: (ms: number, act: () => void) => void timers.push({ ms, act }),
  }
  return { outbox: new Outbox(line, unsent), sent, timers, clock, types: () => sent.map(({ type }) => type) }
}

/** An update of `pieces` pieces, and the document that it makes. */
function largeUpdate(pieces: number): { update: Uint8Array; doc: Y.Doc } {
  const doc = new Y.Doc()
  const count = (pieces - 1) * pieceLimits.structs + 10
  doc.transact(() => {
    for (let i = 0; i < count; i++) doc.getMap('meta').set(`k${i}`, i)
  })
  return { update: Y.encodeStateAsUpdate(doc), doc }
}

test('[PR42] edits made offline count as saved only when the answer to the first sync is on disk', () => {
  const { outbox, types } = makeOutbox()
  outbox.add(letter, 1)
  outbox.add(letter, 1)
  expect(outbox.waiting).toBe(2)
  outbox.reset()
  outbox.answer(letter)
  expect([outbox.waiting, types()]).toEqual([2, ['syncStep2']])
  outbox.durable(0)
  expect(outbox.waiting).toBe(0)
})

test('[PR42] edits on an open line are counted one by one', () => {
  const { outbox, types } = makeOutbox()
  outbox.answer(letter)
  outbox.durable(0)
  for (let i = 0; i < 3; i++) outbox.add(letter, 1)
  outbox.durable(2)
  expect([outbox.waiting, types()]).toEqual([1, ['syncStep2', 'update', 'update', 'update']])
  outbox.refused(3)
  expect(outbox.waiting).toBe(0)
})

test('[PR42] what was on its way when the line broke waits again', () => {
  const { outbox } = makeOutbox()
  outbox.answer(letter)
  outbox.durable(0)
  outbox.add(letter, 1)
  outbox.add(letter, 1)
  outbox.durable(1)
  outbox.reset()
  expect(outbox.waiting).toBe(1)
  outbox.add(letter, 1)
  expect(outbox.waiting).toBe(2)
  outbox.answer(letter)
  outbox.durable(0)
  expect(outbox.waiting).toBe(0)
})

test('[PR42] what is typed before the server has asked goes in the answer and not beside it', () => {
  const { outbox, types } = makeOutbox(4)
  outbox.add(letter, 1)
  expect([outbox.waiting, types()]).toEqual([5, []])
  outbox.answer(letter)
  outbox.add(letter, 1)
  expect([outbox.waiting, types()]).toEqual([6, ['syncStep2', 'update']])
  // Both were written by one commit of the server.
  outbox.durable(1)
  expect(outbox.waiting).toBe(0)
})

test('[PR42] a refusal of the answer, or of a message in the middle, leaves the others waiting', () => {
  const { outbox } = makeOutbox(2)
  outbox.answer(letter)
  for (let i = 0; i < 3; i++) outbox.add(letter, 1)
  outbox.refused(0)
  expect(outbox.waiting).toBe(3)
  outbox.refused(2)
  outbox.durable(1)
  expect(outbox.waiting).toBe(1)
  outbox.durable(2)
  expect(outbox.waiting).toBe(0)
})

test('[PR45] of a large edit at most two pieces are unanswered, what is typed meanwhile goes behind them, and it is one edit', () => {
  const { outbox, sent, types } = makeOutbox()
  outbox.answer(letter)
  outbox.durable(0)
  const { update, doc } = largeUpdate(7)
  outbox.add(update, 1)
  outbox.add(letter, 1)
  expect([sent.length, outbox.waiting]).toEqual([1 + 2, 2])
  outbox.durable(1)
  expect(sent.length).toBe(1 + 3)
  for (const count of [3, 5]) outbox.durable(count)
  expect([sent.length, outbox.waiting]).toEqual([1 + 7 + 1, 2])
  expect(sent.at(-1)?.update).toEqual(letter)
  outbox.durable(7)
  expect(outbox.waiting).toBe(1)
  outbox.durable(8)
  expect([outbox.waiting, new Set(types().slice(1))]).toEqual([0, new Set(['update'])])
  const read = new Y.Doc()
  for (const { update: piece } of sent) Y.applyUpdate(read, piece)
  expect(read.getMap('meta').toJSON()).toEqual(doc.getMap('meta').toJSON())
})

test('[PR45] a large answer ends with a step 2 that waits until all before it is answered', () => {
  const { outbox, types } = makeOutbox(3)
  outbox.answer(largeUpdate(3).update)
  expect(types()).toEqual(['update', 'update'])
  outbox.add(letter, 1)
  outbox.durable(1)
  expect([types().length, outbox.waiting]).toEqual([2, 4])
  outbox.refused(2)
  expect(types()).toEqual(['update', 'update', 'syncStep2', 'update'])
  outbox.durable(1)
  expect(outbox.waiting).toBe(1)
  outbox.durable(2)
  expect(outbox.waiting).toBe(0)
})

test('[PR45] a line that breaks between pieces forgets the rest of them: the next answer has it', () => {
  const { outbox, sent } = makeOutbox()
  outbox.answer(letter)
  outbox.durable(0)
  const { update, doc } = largeUpdate(6)
  outbox.add(update, 1)
  for (const count of [2, 4]) outbox.durable(count)
  const server = new Y.Doc()
  for (const { update: piece } of sent) Y.applyUpdate(server, piece)
  outbox.reset()
  expect([outbox.waiting, sent.length]).toEqual([1, 1 + 6])
  sent.length = 0
  outbox.answer(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)))
  expect(sent.length).toBe(1)
  outbox.durable(0)
  expect(outbox.waiting).toBe(0)
})

test('[PR45] after a burst, pieces go no faster than one person may ask of the server, and typing goes on behind them', () => {
  const { outbox, sent, timers, clock } = makeOutbox()
  outbox.answer(letter)
  outbox.durable(0)
  outbox.add(largeUpdate(50).update, 1)
  let answered = 0
  const answerAll = (): void => {
    while (answered < sent.length - 1) outbox.durable((answered = sent.length - 1))
  }
  answerAll()
  expect([sent.length - 1, timers.length]).toEqual([40, 1])
  outbox.add(letter, 1)
  expect([sent.length - 1, timers[0]!.ms]).toEqual([40, 84])
  for (let timer = timers.shift(); timer; timer = timers.shift()) {
    clock.now += timer.ms
    timer.act()
    answerAll()
  }
  expect([sent.length - 1, outbox.waiting]).toEqual([51, 0])
  expect(clock.now).toBeGreaterThan(800)
})

test('[PR42] the words never say saved while something waits', () => {
  expect(savingState('live', 0, false)).toEqual({ kind: 'saved' })
  expect(savingState('live', 2, false)).toEqual({ kind: 'saving' })
  expect(savingState('syncing', 0, false)).toEqual({ kind: 'opening' })
  expect(savingState('connecting', 0, false)).toEqual({ kind: 'opening' })
  expect(savingState('connecting', 3, false)).toEqual({ kind: 'offline', waiting: 3 })
  expect(savingState('waiting', 0, false)).toEqual({ kind: 'offline', waiting: 0 })
  expect(savingState('live', 1, true)).toEqual({ kind: 'storageFailed', waiting: 1 })
})
