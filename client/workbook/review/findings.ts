import { createEffect, createSignal, on, type Accessor } from 'solid-js'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import { checkWorkbook } from '../../../shared/domain/findings/checkWorkbook.ts'
import type { Finding } from '../../../shared/domain/findings/finding.ts'
import { afterPause, type OpenedWorkbook } from '../openedWorkbook.ts'

/** Typing must not wait for a check of the whole workbook: it runs when nobody has typed for this long, milliseconds. */
const checkPauseMs = 600

/** The workbook's findings, checked again after every pause in the changes. */
export function createFindings(opened: OpenedWorkbook): Accessor<readonly Finding[]> {
  const [findings, setFindings] = createSignal<readonly Finding[]>([])
  const later = afterPause(checkPauseMs)
  createEffect(on(opened.version, () => later(() => setFindings(checkWorkbook(readWorkbook(opened.live.doc))))))
  return findings
}
