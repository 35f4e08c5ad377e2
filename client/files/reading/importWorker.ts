import { DomainError } from '../../shared/domain/errors.ts'
import { randomIdText } from '../../shared/domain/ids.ts'
import { readWorkbookFile } from '../../shared/office/readWorkbookFile.ts'
import type { Corrections, ImportResult } from '../../shared/sheet/understand/importResult.ts'
import { understandWorkbook } from '../../shared/sheet/understand/understandWorkbook.ts'
import type { SheetMatrix } from '../../shared/sheet/matrix/matrix.ts'
import type { Unit } from '../../shared/domain/annex.ts'

/** What the page asks: a file first, then again with corrections. */
export interface ImportRequest {
  readonly file?: { readonly bytes: ArrayBuffer; readonly name: string }
  readonly planYear?: number
  readonly units?: readonly Unit[]
  readonly corrections?: Corrections
}

export type ImportAnswer =
  | { readonly ok: true; readonly result: ImportResult }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, string | number>> }

let sheets: SheetMatrix[] = []
/** Ids are the same whenever the same file is understood again: a correction must not make every row a new one. */
const session = randomIdText(Math.random, 8)

async function answer(request: ImportRequest): Promise<ImportAnswer> {
  try {
    if (request.file) sheets = await readWorkbookFile(new Uint8Array(request.file.bytes), request.file.name)
    let made = 0
    const result = understandWorkbook(sheets, {
      newId: (prefix) => `${prefix}${session}${(made += 1).toString(36)}`,
      ...(request.planYear === undefined ? {} : { planYear: request.planYear }),
      ...(request.units ? { units: request.units } : {}),
      ...(request.corrections ? { corrections: request.corrections } : {}),
    })
    return { ok: true, result }
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, code: error.code, details: error.details }
    throw error
  }
}

addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  void answer(event.data).then((result) => postMessage(result))
})
