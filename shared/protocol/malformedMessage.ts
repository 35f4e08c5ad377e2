/** Bytes that are no frame of this protocol. Whoever receives them closes the connection (4400). */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage'
}

export function isRecord(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null
}
