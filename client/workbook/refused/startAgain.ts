import { createEffect, onCleanup, type Accessor } from 'solid-js'
import type { InterchangeDocument } from '../../../shared/interchange/interchangeDocument.ts'
import type { Refusal } from '../../../shared/protocol/messageTypes.ts'
import { ApiError, callApi } from '../../account/api.ts'
import { isMessageKey } from '../../../shared/i18n/translate.ts'
import { notify } from '../../ui/notes.tsx'
import { useTranslate, type Translate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'
import { refusedTexts, type RefusedText, type ServerCells } from './refusedTexts.ts'

/** When the server can't be asked what it holds, it is asked again after this long, milliseconds. */
const askAgainMs = 3_000

/** How the page changes from one copy of the document to the next. */
export interface PageTurn {
  leave(): void
  begin(): void
}

/**
 * After a refusal this window's document holds what the server's does not, and can't be mended from outside: what was
 * refused is put aside, and the page begins again from the server's state.
 */
export function startAgainAfterRefusal(opened: Accessor<OpenedWorkbook | null | undefined>, turn: PageTurn): void {
  const t = useTranslate()
  let left = false
  let handled: OpenedWorkbook | null = null
  onCleanup(() => (left = true))
  const startAgain = async (workbook: OpenedWorkbook): Promise<void> => {
    const texts = await collectRefused(workbook, () => left)
    if (left) return
    workbook.refused.add(texts)
    if (texts.length === 0) notify(t('refused.noText', { reason: reasonOf(workbook, t) }))
    turn.leave()
    await workbook.live.forgetLocalCopy()
    turn.begin()
  }
  createEffect(() => {
    const workbook = opened()
    if (!workbook || workbook === handled || workbook.refusals().length === 0) return
    handled = workbook
    void startAgain(workbook)
  })
}

function reasonOf({ refusals }: OpenedWorkbook, t: Translate): string {
  const [first] = refusals()
  const key = `error.${first?.code}`
  return isMessageKey(key) ? t(key) : (first?.message ?? '')
}

/** Waits until the server has answered everything that this window wrote, and collects what it did not take. */
async function collectRefused(opened: OpenedWorkbook, isOver: () => boolean): Promise<readonly RefusedText[]> {
  for (;;) {
    await opened.live.whenSettled()
    const server = await askServer(opened)
    if (isOver()) return []
    if (server === null) await new Promise((resolve) => setTimeout(resolve, askAgainMs))
    // What was typed meanwhile is on its way: its answer is waited for, too.
    else if (opened.live.hasSettled) return textsOf(opened, opened.refusals(), server, Date.now())
  }
}

/** The server's cells; null: it can't be asked now. */
async function askServer({ membership }: OpenedWorkbook): Promise<ServerCells | null> {
  try {
    return cellsOf(await callApi<InterchangeDocument>('GET', `/api/workbooks/${membership.id}/annex.json`))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return null
  }
}

function textsOf({ live }: OpenedWorkbook, refusals: readonly Refusal[], server: ServerCells, at: number): RefusedText[] {
  const named = refusals.flatMap(({ cells, code }) => cells.map((cell) => ({ cell, code })))
  const texts = named.flatMap(({ cell, code }) => refusedTexts(live.doc, [cell], server, code, at))
  const unnamed = refusals.find(({ cells }) => cells.length === 0)
  if (unnamed) texts.push(...refusedTexts(live.doc, live.ownCells, server, named[0]?.code ?? unnamed.code, at))
  return [...new Map(texts.toReversed().map((text) => [text.id, text])).values()]
}

function cellsOf({ annexes }: InterchangeDocument): ServerCells {
  return new Map(annexes.flatMap((annex) => annex.rows.map((row) => [row.id, row.cells] as const)))
}
