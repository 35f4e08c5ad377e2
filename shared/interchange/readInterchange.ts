import { unitKinds, type Unit, type Workbook, type WorkbookFacts } from '../domain/annex.ts'
import { DomainError } from '../domain/errors.ts'
import { isWellFormedId, unitId } from '../domain/ids.ts'
import type { Notice } from '../domain/notice.ts'
import { interchangeLimits as limits } from './interchangeLimits.ts'
import { interchangeFormat, readableVersions } from './interchangeVersion.ts'
import { readAnnex } from './readAnnex.ts'
import { readNotice } from './readNotice.ts'
import { elements, identified, makeOnce, member, text, whole, word, type Place } from './shape.ts'

/**
 * Reads an interchange document.
 *
 * Texts come out clean and NFC, numbers (STT) are computed anew, readings in the document are ignored, fields that
 * are not known are ignored. Everything known is checked.
 * @param json the parsed JSON, of unknown shape
 * @throws DomainError `interchange.malformed`, `interchange.version`, `interchange.duplicateId`, `interchange.tooLarge`,
 *   `interchange.unknownColumn`, `interchange.unknownUnit`, each with the path that is wrong
 */
export function readInterchange(json: unknown): { workbook: Workbook; notices: readonly Notice[] } {
  const document: Place = { value: json, path: '$' }
  word(member(document, 'format'), [interchangeFormat])
  const version = member(document, 'version')
  if (typeof version.value !== 'number') whole(version, 1, 1)
  if (!readableVersions.includes(version.value as number)) {
    throw new DomainError('interchange.version', { version: String(version.value) })
  }
  const onceAnnex = makeOnce()
  const onceRow = makeOnce()
  const workbook: Workbook = {
    facts: readFacts(member(document, 'workbook')),
    units: readUnitList(member(document, 'units')),
    annexes: elements(member(document, 'annexes'), limits.annexes).map((place) => readAnnex(place, onceAnnex, onceRow)),
  }
  return { workbook, notices: elements(member(document, 'notices'), limits.notices, true).map(readNotice) }
}

function readFacts(place: Place): WorkbookFacts {
  const fact = (key: string): string => text(member(place, key), limits.shortText)
  const year = member(place, 'year')
  const planKind = member(place, 'planKind')
  return {
    title: fact('title'),
    year: year.value === undefined ? 0 : whole(year, 0, 9999),
    issuer: fact('issuer'),
    province: fact('province'),
    planKind: planKind.value === undefined ? 'Kế hoạch' : fact('planKind'),
    planNumber: fact('planNumber'),
    planDate: fact('planDate'),
    place: fact('place'),
  }
}

/**
 * Reads the `units` of a document, or a file that holds only such a list.
 * @throws DomainError as `readInterchange`
 */
export function readUnitList(place: Place): readonly Unit[] {
  const once = makeOnce()
  const found = elements(place, limits.units, true).map((inner) => readUnit(inner, once))
  const known = new Set<string>(found.map(({ unit }) => unit.id))
  for (const { unit, at } of found) {
    for (const id of unit.members ?? []) {
      if (!known.has(id)) throw new DomainError('interchange.unknownUnit', { path: `${at.path}.members`, id })
    }
  }
  return found.map(({ unit }) => unit)
}

function readUnit(place: Place, once: (id: string, place: Place) => void): { unit: Unit; at: Place } {
  const id = identified(member(place, 'id'), isWellFormedId, unitId)
  once(id, place)
  const members = member(place, 'members')
  const unit: Unit = {
    id,
    name: text(member(place, 'name'), limits.shortText, true),
    abbr: text(member(place, 'abbr'), limits.shortText),
    kind: word(member(place, 'kind'), unitKinds, 'unit'),
    aliases: elements(member(place, 'aliases'), limits.aliasesOfUnit, true).map((alias) =>
      text(alias, limits.shortText, true),
    ),
    ...(members.value === undefined
      ? {}
      : { members: elements(members, limits.units).map((inner) => identified(inner, isWellFormedId, unitId)) }),
  }
  return { unit, at: place }
}
