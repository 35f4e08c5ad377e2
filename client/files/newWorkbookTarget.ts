import { callApi } from '../account/api.ts'
import type { Translate } from '../ui/translate.ts'
import type { ImportTarget } from './ImportScreen.tsx'

/** An accepted file becomes a workbook of its own; `done` gets its id. */
export function newWorkbookTarget(t: Translate, done: (workbook: string) => void): ImportTarget {
  return {
    label: t('import.accept'),
    asksFacts: true,
    write: async ({ interchange }) => done((await callApi<{ id: string }>('POST', '/api/workbooks', await interchange())).id),
  }
}
