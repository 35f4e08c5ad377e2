/**
 * The closed list of expected failures, `area.problem`, stable for ever.
 *
 * A code is the contract with translations (`error.<code>` in shared/i18n), with programs that call the
 * API, and with shared/ERRORS.md; test/errors.test.ts holds the three together. Prose lives in the translations.
 */
export const errorCodes = [
  'id.malformed',
  'text.tooLong',
  'storage.full',
  'storage.readOnly',
  'storage.failed',
  'storage.damaged',
  'storage.inUse',
  'storage.tooNew',
  'access.readOnly',
  'access.denied',
  'access.originRefused',
  'access.otherUnit',
  'access.leadCell',
  'access.newRowLead',
  'access.coordinatorOnly',
  'access.lockedColumn',
  'access.lockedRow',
  'access.submitted',
  'access.issued',
  'access.unfit',
  'access.outOfStep',
  'access.foreignAuthor',
  'access.tooMuch',
  'session.required',
  'session.badCredentials',
  'session.tooManyAttempts',
  'session.linkInvalid',
  'session.passwordWeak',
  'session.passwordExpired',
  'session.linkUnknown',
  'session.unknown',
  'session.providerFailed',
  'session.identityUnknown',
  'session.identityTaken',
  'session.notFresh',
  'request.invalid',
  'request.unknownRoute',
  'request.tooLarge',
  'request.tooMany',
  'workbook.unknown',
  'workbook.linkEnded',
  'annex.unknown',
  'user.unknown',
  'user.loginTaken',
  'user.closed',
  'user.lastAdmin',
  'commune.unknown',
  'member.unknown',
  'member.lastCoordinator',
  'unit.unknown',
  'unit.nameTaken',
  'unit.changedMeanwhile',
  'version.unknown',
  'signing.frozen',
  'signing.noUnit',
  'signing.objections',
  'signing.reasonMissing',
  'signing.wrongPhase',
  'suggestion.unknown',
  'suggestion.decided',
  'suggestion.tooMany',
  'export.tooSlow',
  'export.failed',
  'server.failed',
  'interchange.malformed',
  'interchange.notJson',
  'interchange.version',
  'interchange.duplicateId',
  'interchange.unknownColumn',
  'interchange.unknownUnit',
  'interchange.tooLarge',
  'office.empty',
  'office.notWorkbook',
  'office.oldWord',
  'office.passwordProtected',
  'office.damaged',
  'office.tooLarge',
  'office.inflatedTooLarge',
  'office.tooManyParts',
  'office.tooManySheets',
  'office.tooManyRows',
  'office.tooManyCells',
  'office.unsafe',
  'office.tooSlow',
  'import.noTable',
  'import.unknownSheet',
  'server.portInUse',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Values that a translation may show; never the content of a cell. */
export type ErrorDetails = Readonly<Record<string, string | number>>

/** An expected failure: something that a person or a program can mend, named by its code. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** For the `default:` of a switch over a closed union: a new kind stops the build here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

/** Unwraps a value that cannot be missing; `what` names the broken assumption. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`)
  return value
}
