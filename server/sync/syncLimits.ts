/** How much one connection may ask of the server. */
export interface SyncLimits {
  /** Largest frame, bytes: eight hours offline with 5,000 edits are under 1 MB, a first state of 20,000 rows 13 MB. */
  readonly maxMessageBytes: number
  /** Sustained messages a second; a fast typist sends 10, a big paste is one. */
  readonly messagesPerSecond: number
  /** Messages that may come at once after a pause: edits made offline are one. A thousand cost the server a fifth of a second. */
  readonly messageBurst: number
  /** What one person's messages may take of the event loop, milliseconds a second. */
  readonly processorMsPerSecond: number
  /** A message costs one, and one more for each of these bytes. */
  readonly bytesPerToken: number
  /** Updates on their way to the disk before we stop reading from this socket. */
  readonly maxUnsettled: number
  /** What a slow reader may leave in its queue, bytes. */
  readonly maxBufferedBytes: number
  /** Presence goes out at most this often, milliseconds: ten times a second. */
  readonly presenceIntervalMs: number
  readonly maxPresenceBytes: number
  /** After this silence we send an empty frame: y-websocket gives a socket up after 30 s. */
  readonly keepAliveMs: number
  /** How long an empty room stays in memory, milliseconds: a reload of the page finds it warm. */
  readonly idleRoomMs: number
  /**
   * After the first answers from the disk a large document is not built for so long, milliseconds, unless somebody needs
   * it: after a restart the processor is left to the answers of other rooms, and to a browser on the same machine.
   */
  readonly unneededDocumentMs: number
  /** When nobody has written for so long, a room's log is replaced by its state, milliseconds: a restart finds little to read. */
  readonly quietRoomMs: number
}

export const usualLimits: SyncLimits = {
  maxMessageBytes: 16 * 1024 * 1024,
  messagesPerSecond: 200,
  processorMsPerSecond: 200,
  messageBurst: 1_000,
  bytesPerToken: 16_384,
  maxUnsettled: 256,
  maxBufferedBytes: 8 * 1024 * 1024,
  presenceIntervalMs: 100,
  maxPresenceBytes: 4_096,
  keepAliveMs: 15_000,
  idleRoomMs: 30_000,
  unneededDocumentMs: 1_000,
  quietRoomMs: 1_000,
}
