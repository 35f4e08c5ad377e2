import { callApi } from '../../account/api.ts'
import type { SigningAct, SigningPhase } from '../../../shared/domain/signing.ts'

/** One act as the server tells it. */
export interface ToldEvent {
  readonly act: SigningAct
  /** ISO time. */
  readonly at: string
  /** Name of the person. */
  readonly by: string
  readonly unit: string
  readonly text: string
  readonly version: number
  readonly date: string
}

/** Where a workbook stands on its way to a signature. */
export interface ToldSigning {
  readonly phase: SigningPhase
  readonly units: readonly { readonly unit: string; readonly stand: 'waiting' | 'agreed' | 'objected'; readonly event?: ToldEvent }[]
  readonly events: readonly ToldEvent[]
}

export interface SigningWish {
  readonly act: SigningAct
  readonly text?: string
  readonly date?: string
  readonly despite?: boolean
}

const place = (workbook: string): string => `/api/workbooks/${encodeURIComponent(workbook)}/signing`

export const readSigning = (workbook: string): Promise<ToldSigning> => callApi('GET', place(workbook))
export const actOnSigning = (workbook: string, wish: SigningWish): Promise<ToldSigning> => callApi('POST', place(workbook), wish)
