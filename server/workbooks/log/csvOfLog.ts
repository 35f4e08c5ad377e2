import { isMessageKey, translate } from '../../../shared/i18n/translate.ts'
import type { DescribedEdit } from './describeEdits.ts'

/** The log as rows of cells, the first one its headings; in the server's first language. */
export function csvOfLog(edits: readonly DescribedEdit[]): readonly (readonly string[])[] {
  const headings = (['from', 'to', 'name', 'unit', 'kind', 'row', 'column', 'before', 'after', 'refusal'] as const).map((name) => translate('vi', `log.head.${name}`))
  return [headings, ...edits.map(lineOf)]
}

function lineOf(edit: DescribedEdit): readonly string[] {
  const key = edit.refusal.replace('access.', 'access.why.')
  const refusal = isMessageKey(key) ? translate('vi', key) : edit.refusal
  return [edit.from, edit.to, edit.name, edit.unit, translate('vi', `log.kind.${edit.kind}`), edit.rowTitle, edit.heading, edit.before, edit.after, refusal]
}
