import { callApi } from '../../account/api.ts'

/** A frozen version, as the server tells it. */
export interface FrozenVersion {
  readonly number: number
  readonly name: string
  /** ISO time. */
  readonly at: string
  readonly hash: string
  /** "3F9A-C01B-77D2" */
  readonly code: string
  /** Number and ISO date of the plan that it was issued with; absent: not issued. */
  readonly issued?: { readonly planNumber: string; readonly date: string }
}

/** What the server says of a file. */
export type Verdict =
  | { readonly result: 'unknown' }
  | { readonly result: 'same'; readonly workbook: string; readonly version: FrozenVersion; readonly appended: boolean }
  | {
      readonly result: 'differs'
      readonly workbook: string
      readonly version: FrozenVersion
      readonly count: number
      readonly differences: readonly { readonly annex: string; readonly row: string; readonly column: string; readonly issued: string; readonly found: string }[]
    }

const place = (workbook: string): string => `/api/workbooks/${encodeURIComponent(workbook)}/versions`

export const listVersions = (workbook: string): Promise<readonly FrozenVersion[]> => callApi('GET', place(workbook))
export const keepVersion = (workbook: string, name: string): Promise<FrozenVersion> => callApi('POST', place(workbook), { name })
export const verifyFile = (file: Blob): Promise<Verdict> => callApi('POST', '/api/verify', new Blob([file]))
