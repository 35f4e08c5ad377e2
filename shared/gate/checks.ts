/**
 * The checks of the gate, by name. A test runs the recorded attacks with each of them switched off in turn and finds
 * that some attack then succeeds: none is there for nothing. Everywhere else all of them are on.
 */
export const checkNames = [
  // of the bytes
  'trailingBytes',
  'clientTwice',
  'typeKind',
  'valueDepth',
  'valueParts',
  'reservedKey',
  // of the structs against the document
  'trimKnown',
  'authorBound',
  'clockGap',
  'listInMap',
  'keyInText',
  'rightUnderKey',
  'contentInMap',
  'contentInText',
  'severalValues',
  'originOrder',
  'deleteOfUnknown',
  // of what they mean
  'knownRoot',
  'fitValue',
  'tombstoneAuthor',
  'registerStays',
  'entryStays',
  'textStays',
  'textLength',
  'rowWhole',
  'newRow',
  'rights',
  'order',
] as const

export type CheckName = (typeof checkNames)[number]
export type Checks = Readonly<Record<CheckName, boolean>>

export const allChecks = Object.fromEntries(checkNames.map((name) => [name, true])) as Checks
