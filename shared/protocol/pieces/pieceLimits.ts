/** How large a piece of an update may be. */
export interface PieceLimits {
  /** Structs of a piece and deletions of what others have, where it can be cut freely. */
  readonly structs: number
  /** Bytes of a piece, where it can be cut freely. */
  readonly bytes: number
  /** Structs up to which a piece grows when what belongs together is longer; then it is cut all the same. */
  readonly mostStructs: number
}

/**
 * What a client sends. A piece of 3,000 structs (150 rows of an imported annex) keeps the server's event loop for 5 to
 * 8 ms; 10,000 siblings with fresh order keys (RW4) still go as one. The gate takes as much (shared/gate, `gateLimits`).
 */
export const pieceLimits: PieceLimits = { structs: 3_000, bytes: 256 * 1024, mostStructs: 12_000 }
