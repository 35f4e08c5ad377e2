/**
 * Why a socket was closed. 4400 to 4499: coming back unchanged is pointless (y-websocket stops there too);
 * the 1000s: come back, with jitter.
 */
export const closeCodes = {
  restarting: 1012,
  tryLater: 1013,
  malformed: 4400,
  notSignedIn: 4401,
  noRight: 4403,
  tooSlow: 4408,
  reload: 4409,
  tooFast: 4429,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/**
 * Whether a client may come back by itself after this close code. A slow reader may (it gets the state anew),
 * and so may one that was too fast, after a pause; the others need a person: sign in, reload, ask for a right.
 */
export function mayReconnect(code: number): boolean {
  return code < 4400 || code >= 4500 || code === closeCodes.tooSlow || code === closeCodes.tooFast
}
