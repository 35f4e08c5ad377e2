import { foldForSearch } from '../../domain/text.ts'

/** Fields of administrative reform, as plans name them; texts are folded. */
const areas: readonly { readonly area: string; readonly pattern: RegExp }[] = [
  { area: 'institutions', pattern: /the che|van ban quy pham/ },
  { area: 'procedures', pattern: /thu tuc hanh chinh|tthc|mot cua/ },
  { area: 'organisation', pattern: /to chuc bo may|bo may hanh chinh|bo may/ },
  { area: 'service', pattern: /cong vu/ },
  { area: 'finance', pattern: /tai chinh cong|tai chinh, ngan sach/ },
  { area: 'digital', pattern: /chinh quyen (dien tu|so)|chuyen doi so/ },
  { area: 'direction', pattern: /chi dao,? dieu hanh|chi dao va dieu hanh/ },
]

/** Fields that a text names, in the order of the table. */
export function areasOf(text: string): readonly string[] {
  const folded = foldForSearch(text)
  return areas.filter(({ pattern }) => pattern.test(folded)).map(({ area }) => area)
}

/** The field of a section by its title: the one that is named first. */
export function areaOfTitle(title: string): string | undefined {
  const folded = foldForSearch(title)
  let first: { area: string; at: number } | undefined
  for (const { area, pattern } of areas) {
    const at = folded.search(pattern)
    if (at >= 0 && (first === undefined || at < first.at)) first = { area, at }
  }
  return first?.area
}
