/** What one update may hold at most. Checked before anything is allocated for it. */
export const gateLimits = {
  /** Bytes of one update; a first sync of a 20,000-row annex with all its history stays below. */
  updateBytes: 64 << 20,
  /** Blocks (clients) of one update: a full state names every client that ever wrote. */
  clients: 20_000,
  /** Clients of one update that bring something new: one for each visit whose edits wait in a browser. */
  freshClients: 256,
  /**
   * Structs of one update: as many as the largest piece that a client sends (shared/protocol/pieces). A full one holds the
   * event loop for 35 to 60 ms; 50,000 took 100 to 250 ms and 84 MB. More is not read at all.
   */
  structs: 12_000,
  /** The same of somebody who may only read or remark: a day's remarks are some hundred, and they are sent in pieces, too. */
  readerStructs: 4_000,
  /** Ranges of a delete set, for each struct that may be sent: what was typed over comes with what replaces it. */
  rangesPerStruct: 2,
  /** Clocks and client ids stay whole numbers of 53 bits with room to add. */
  clock: 2 ** 31,
  client: 2 ** 32,
  /** Depth of a plain value: "pos" has 1. */
  valueDepth: 8,
  /** Members of one plain value, nested ones counted. */
  valueParts: 200,
  /** UTF-16 units of one string. Far above a cell's 32,767: what is only too long is refused by the schema, not malformed. */
  stringLength: 1 << 20,
  /** UTF-16 units of a key or a root's name: "s:<column>:~" and a wording as long as a cell. */
  keyLength: 1 << 16,
} as const
