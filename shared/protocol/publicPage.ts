/** What a guest's page gets of a workbook: its issued form as plain tables. */
export interface PublicPage {
  /** Another content has another tag. */
  readonly tag: string
  readonly title: string
  readonly issuer: string
  readonly annexes: readonly PublicAnnex[]
}

export interface PublicAnnex {
  /** Short, for its tab. */
  readonly name: string
  readonly heading: string
  readonly title: string
  readonly reference: string
  /** Of each column on paper, millimetres. */
  readonly widths: readonly number[]
  readonly header: readonly PublicRow[]
  readonly body: readonly PublicRow[]
}

export interface PublicRow {
  /** Whether it is a heading over the rows below it. */
  readonly isHeading: boolean
  readonly cells: readonly PublicCell[]
}

export interface PublicCell {
  readonly text: string
  /** Over how many columns and rows it reaches; absent: one. */
  readonly columns?: number
  readonly rows?: number
  readonly bold?: true
  readonly italic?: true
  /** Absent: to the left. */
  readonly align?: 'center'
}

/** Answer to a page that asks: what is there, or that it has it already. */
export type PublicAnswer = PublicPage | { readonly tag: string; readonly same: true }
