/** Why bytes are no update that an honest client could have sent. For the log, never shown to people. */
export type MalformedReason =
  | 'tooLarge'
  | 'truncated'
  | 'trailingBytes'
  | 'tooManyClients'
  | 'tooManyStructs'
  | 'emptyBlock'
  | 'clientTwice'
  | 'clockRange'
  | 'content'
  | 'typeKind'
  | 'zeroLength'
  | 'stringLength'
  | 'key'
  | 'valueKind'
  | 'valueDepth'
  | 'valueParts'
  | 'deleteRange'
  | 'clockGap'
  | 'unknownReference'
  | 'forwardReference'
  | 'parentNoType'
  | 'parentsDiffer'
  | 'listInMap'
  | 'keyInText'
  | 'rightUnderKey'
  | 'contentInMap'
  | 'contentInText'
  | 'severalValues'
  | 'originOrder'
  | 'deleteOfUnknown'

/** Stops the reading of an update. Never leaves the gate: `judgeUpdate` returns the reason. */
export class MalformedUpdate extends Error {
  override readonly name = 'MalformedUpdate'
  readonly reason: MalformedReason

  constructor(reason: MalformedReason) {
    super(reason)
    this.reason = reason
  }
}

/** Well-formed as far as it was read, but more than this writer may send at once. Never leaves the gate. */
export class TooManyParts extends Error {
  override readonly name = 'TooManyParts'
}
