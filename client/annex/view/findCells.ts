/** A cell that a search found, by index of shown row and column. */
export interface FoundCell {
  readonly row: number
  readonly column: number
  readonly current: boolean
}
