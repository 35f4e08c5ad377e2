import { rowKinds, type RowKind, type Unit } from '../../../shared/domain/annex.ts'
import { DomainError } from '../../../shared/domain/errors.ts'
import { randomIdText } from '../../../shared/domain/ids.ts'
import { writeInterchange } from '../../../shared/interchange/writeInterchange.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { cleanSheet } from '../../../shared/sheet/encoding/cleanSheet.ts'
import { plainSheet, type SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import { planSheetName } from '../../../shared/sheet/plan/understandPlan.ts'
import type { Corrections, ImportResult } from '../../../shared/sheet/understand/importResult.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import type { ImportAnswer, ImportRequest } from './importProtocol.ts'
import { sheetWidth, sourceRows } from './sourceRows.ts'
import { unknownUnits } from './unknownUnits.ts'

/** Rows or notices in one message: taking it apart costs the page less than 5 ms on an old PC. */
const partSize = 400

/** Ids are the same whenever the same file is understood again: a correction must not make every row a new one. */
const session = randomIdText(Math.random, 8)

let sheets: readonly SheetMatrix[] = []
let units: readonly Unit[] | undefined
let result: ImportResult | undefined
/** Sheets in clean Unicode, as the page shows them. */
let shown: ReadonlyMap<string, SheetMatrix> = new Map()

const answer = (message: ImportAnswer): void => postMessage(message)

async function serve(request: ImportRequest): Promise<void> {
  switch (request.ask) {
    case 'file':
    case 'sheets':
      answer({ kind: 'progress', progress: { stage: 'reading', done: 0, total: 0 } })
      sheets = request.ask === 'sheets' ? request.sheets : await readWorkbookFile(new Uint8Array(request.bytes), request.name)
      units = request.units
      shown = shownSheets()
      return understand({})
    case 'corrected':
      return understand(request.corrections)
    case 'source': {
      const sheet = shown.get(request.sheet)
      return answer({ kind: 'source', rows: sheet ? sourceRows(sheet, request.from, request.to) : [] })
    }
    case 'interchange': {
      const annexes = result?.workbook.annexes.filter(({ id }) => request.annexes.includes(id)) ?? []
      const document = writeInterchange({ units: result?.workbook.units ?? [], facts: request.facts, annexes })
      return answer({ kind: 'interchange', json: new Blob([JSON.stringify(document)], { type: 'application/json' }) })
    }
  }
}

/** The sheets as the page shows them; and all of them as the lines of a text, which a plan without tables is read as. */
function shownSheets(): ReadonlyMap<string, SheetMatrix> {
  const clean = sheets.map((raw) => cleanSheet(raw).sheet)
  const lines = clean.filter(({ hidden }) => !hidden).flatMap(({ rows }) => rows.flatMap((row) => (row.find((cell) => cell && cell.text !== '')?.text ?? '').split('\n')))
  const text = plainSheet(planSheetName, lines.map((line) => [line]))
  return new Map([text, ...clean].map((sheet) => [sheet.name, sheet]))
}

function understand(corrections: Corrections): void {
  answer({ kind: 'progress', progress: { stage: 'understanding', done: 0, total: 0 } })
  let made = 0
  result = understandWorkbook(sheets, {
    newId: (prefix) => `${prefix}${session}${(made += 1).toString(36)}`,
    corrections,
    ...(units ? { units } : {}),
  })
  send(result)
}

/** Sends a result without its long lists, then these piece by piece. */
function send({ workbook, notices, tables, ...rest }: ImportResult): void {
  const rows = workbook.annexes.flatMap((annex) => annex.rows)
  const counts = Object.fromEntries(rowKinds.map((kind) => [kind, rows.filter((row) => row.kind === kind).length])) as Record<RowKind, number>
  answer({
    kind: 'head',
    head: {
      result: {
        ...rest,
        workbook: { ...workbook, annexes: workbook.annexes.map((annex) => ({ ...annex, rows: [] })) },
        tables: tables.map((table) => ({ ...table, rows: [] })),
        notices: [],
      },
      unknownUnits: unknownUnits(workbook),
      counts,
      sheets: [...shown.values()].map((sheet) => ({ name: sheet.name, height: sheet.rows.length, width: sheetWidth(sheet) })),
    },
  })
  for (let at = 0; at < notices.length; at += partSize) answer({ kind: 'part', part: { notices: notices.slice(at, at + partSize) } })
  let done = 0
  workbook.annexes.forEach((annex, index) => {
    for (let at = 0; at < annex.rows.length; at += partSize) {
      const part = annex.rows.slice(at, at + partSize)
      answer({ kind: 'part', part: { annex: index, rows: part, sources: tables[index]?.rows.slice(at, at + partSize) ?? [] } })
      answer({ kind: 'progress', progress: { stage: 'sending', done: (done += part.length), total: rows.length } })
    }
  })
  answer({ kind: 'done' })
}

addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  serve(event.data).catch((error: unknown) => {
    if (error instanceof DomainError) answer({ kind: 'refused', code: error.code, details: error.details })
    else answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  })
})
