import * as Y from 'yjs'
import { encodeUpdate } from '../../../shared/protocol/codec.ts'
import { shareFrame, type SharedFrame } from '../sharedFrame.ts'

/**
 * Up to here updates that wait together are merged, bytes: letters of many people cost each reader one frame. Pieces of a
 * large edit go as they came; merging two of them takes as long as applying them.
 */
const mergeUpToBytes = 32 * 1024

/** Updates of one commit as frames for the readers, in their order. */
export function framesOfCommit(updates: readonly Uint8Array[]): readonly SharedFrame[] {
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  const merged = updates.length === 1 || bytes > mergeUpToBytes ? updates : [Y.mergeUpdates([...updates])]
  return merged.map((update) => shareFrame(encodeUpdate(update)))
}
