import { isWellFormedId, type AnnexId } from '../../../shared/domain/ids.ts'
import { readView, type PersonalView } from './personalView.ts'

/** The part of a view that a link carries: what is shown and in which order; never widths and folding. */
export type LinkedView = Pick<PersonalView, (typeof linkedParts)[number]>

export const linkedParts = ['conditions', 'mine', 'sort', 'group', 'merged', 'hidden'] as const

const annexParameter = 'phuluc'
const viewParameter = 'xem'
/** Longer links are nobody's view, characters. */
const maxLinkLength = 4_000

export const linkedPartOf = ({ conditions, mine, sort, group, merged, hidden }: PersonalView): LinkedView => ({ conditions, mine, sort, group, merged, hidden })

/** The query of an address that shows `annex` so: "?phuluc=…&xem=…". */
export function writeViewLink(annex: AnnexId, view: PersonalView): string {
  const bytes = new TextEncoder().encode(JSON.stringify(linkedPartOf(view)))
  const code = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `?${annexParameter}=${encodeURIComponent(annex)}&${viewParameter}=${code}`
}

/** The address without the view that it carries. */
export function withoutView(address: string): string {
  const url = new URL(address)
  url.searchParams.delete(viewParameter)
  return url.href
}

/** The annex that an address names; null: none, or no id. */
export function readLinkedAnnex(search: string): AnnexId | null {
  const id = new URLSearchParams(search).get(annexParameter)
  return isWellFormedId(id) ? (id as AnnexId) : null
}

/** The view of `annex` that an address carries; null: none, or a damaged one. */
export function readViewLink(search: string, annex: AnnexId): LinkedView | null {
  const code = new URLSearchParams(search).get(viewParameter)
  if (code === null || code.length > maxLinkLength || readLinkedAnnex(search) !== annex) return null
  if (!/^[\w-]+$/.test(code) || code.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
  const text = new TextDecoder().decode(bytes)
  return text.startsWith('{') ? linkedPartOf(readView(text)) : null
}
