/**
 * Version of the wire between client and server, in the socket's address: `/ws/<workbook>?protocol=<version>`.
 * A client without one is a plain y-websocket client and is let in: it knows only message types 0 to 3.
 *
 * History
 * - 1 (2026-11): y-websocket's sync and awareness (Yjs update format 1), and 120 durable, 121 refused, 122 notice;
 *   123 access, 124 changed (clients that don't know them pass them over, so the version stays).
 * - 2 (2026-11): a client sends large updates in pieces (PROTOCOL.md, "Pieces"). The frames are those of 1, and a client
 *   of 1 is let in; only when it sends more at once than a piece may hold is it told to reload.
 */
export const protocolVersion = 2

/** Versions that the server speaks, the newest last. */
const spokenVersions: readonly number[] = [1, 2]
/** From this version on clients send large updates in pieces. */
const piecesSince = 2

/**
 * Of each version: a hash over all that both sides must agree on (test/shared/protocol/wire.test.ts says how). A change of
 * the wire turns the test red; it asks for a new version, or at least for a thought why not.
 */
export const wireFingerprints: Readonly<Record<number, string>> = { 1: '05f3349e46da81f9', 2: '05f3349e46da81f9' }

/** Name of the address parameter that carries the version. */
export const protocolParameter = 'protocol'

/**
 * Whether the server speaks what the client asks for.
 * @param asked the parameter as it stands in the address; null when the client gives none
 */
export function isSpokenVersion(asked: string | null): boolean {
  return asked === null || spokenVersions.some((version) => asked === String(version))
}

/** Whether a client of this version sends large updates in pieces; one that doesn't can be helped by reloading. */
export function sendsPieces(asked: string | null): boolean {
  return asked !== null && Number(asked) >= piecesSince
}
