import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlausibleAnnex, PlausibleRow } from './plausibleAnnex.ts'

/** Sample workbooks beside the project, where there are any: an extra measure, never needed. */
const folder = join(import.meta.dirname, '../../../../shared/data')

interface GivenRow {
  readonly kind: 'group' | 'task'
  readonly level: number
  readonly stt: string
  readonly text: string
  readonly timeline?: string
  readonly product?: string
  readonly lead?: string
  readonly coordinating?: readonly string[]
}

interface GivenAnnex {
  readonly meta: { readonly annexHeading: string; readonly annexTitle: string; readonly annexRefLine: string }
  readonly sections: readonly { readonly number: string; readonly title: string; readonly rows: readonly GivenRow[] }[]
}

/** The sample workbooks and the annex that each of them holds; none where the folder is missing. */
export function givenFiles(): { readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]; readonly annex: PlausibleAnnex } | undefined {
  const messy = join(folder, 'messy')
  if (!existsSync(messy)) return undefined
  const files = readdirSync(messy).filter((name) => name.endsWith('.xlsx')).toSorted()
  const given = JSON.parse(readFileSync(join(folder, 'annex-nghia-trung.json'), 'utf8')) as GivenAnnex
  return { files: files.map((name) => ({ name, bytes: readFileSync(join(messy, name)) })), annex: asAnnex(given) }
}

function asAnnex({ meta, sections }: GivenAnnex): PlausibleAnnex {
  const empty = { timeline: '', product: '', lead: '', coordinating: [], target: '' }
  const rows = sections.flatMap(({ number, title, rows: inside }): PlausibleRow[] => [
    { ...empty, kind: 'section', level: 0, number, title },
    ...inside.map(({ kind, level, stt, text, timeline = '', product = '', lead = '', coordinating = [] }): PlausibleRow => ({
      kind,
      level,
      number: stt,
      title: text,
      timeline,
      product,
      lead,
      coordinating,
      target: '',
    })),
  ])
  return { heading: meta.annexHeading, title: meta.annexTitle, reference: meta.annexRefLine, rows }
}
