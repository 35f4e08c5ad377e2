import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameBytes, generationsIn, makeFrame, readFrames } from '../../../../server/storage/redo/frames.ts'

const salt = 0xc0ffee
const contents = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 12 })
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A region as a run leaves it: frames from its begin on, over what a run before had left. */
function regionOf(generation: number, batches: readonly Uint8Array[], before = 0, under: Uint8Array = new Uint8Array(4_000)): Uint8Array {
  const region = Uint8Array.from(under)
  let at = 0
  for (const [number, content] of batches.entries()) {
    const frame = makeFrame({ generation, number, before }, content, salt)
    region.set(frame, at)
    at += frame.length
  }
  return region
}

test('[ST27] batches come back as they were written, whatever an earlier use of the region had left behind them', () => {
  fc.assert(
    fc.property(contents, contents, contents, (old, other, fresh) => {
      const newer = regionOf(7, fresh, other.length, regionOf(5, old))
      const found = generationsIn([regionOf(6, other, old.length), newer].map((region) => readFrames(region, salt)))
      const kept = found.slice(-2).filter(({ contents: batches }) => batches.length > 0)
      if (fresh.length > 0) expect(kept.at(-1)).toEqual({ contents: fresh.map((bytes) => Buffer.from(bytes)), missing: 0 })
      if (other.length > 0) expect(found.map((generation) => generation.contents.map(text))).toContainEqual(other.map(text))
    }),
    { numRuns: 300 },
  )
})

test('[ST28] a batch that can be read no more is counted where others lie behind it, in its own generation or in the next', () => {
  fc.assert(
    fc.property(contents.filter((batches) => batches.length > 1), fc.nat(), fc.nat(), fc.boolean(), (batches, which, offset, hasNext) => {
      const number = which % batches.length
      const start = batches.slice(0, number).reduce((sum, content) => sum + frameBytes(content.length), 0)
      const region = regionOf(3, batches)
      const at = start + (offset % frameBytes(batches[number]!.length))
      region[at]! ^= 0x55
      const next = hasNext ? readFrames(regionOf(4, [Uint8Array.of(1)], batches.length), salt) : []
      const [found] = generationsIn([readFrames(region, salt), next])
      const isLast = number === batches.length - 1
      expect(found!.missing).toBe(isLast && !hasNext ? 0 : 1)
      expect(found!.contents.map(text)).toEqual(batches.filter((_, i) => i !== number).map(text))
    }),
    { numRuns: 500 },
  )
})

test('[ST28] a frame inside of a text is none: neither within a whole frame nor, of another salt, within a torn one', () => {
  const forged = makeFrame({ generation: 9, number: 0, before: 0 }, Uint8Array.of(66), salt)
  const whole = regionOf(3, [forged, Uint8Array.of(1)])
  expect(readFrames(whole, salt).map(({ generation }) => generation)).toEqual([3, 3])
  const foreign = makeFrame({ generation: 9, number: 0, before: 0 }, Uint8Array.of(66), salt + 1)
  const torn = regionOf(3, [foreign])
  torn[20]! ^= 1
  expect(readFrames(torn, salt)).toEqual([])
})
