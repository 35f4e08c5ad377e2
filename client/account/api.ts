import type { MessageKey } from '../../shared/i18n/translate.ts'
import { isMessageKey } from '../../shared/i18n/translate.ts'

/** A call that the server did not do, with the message that says why. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** HTTP status; 0: the server could not be reached. */
  readonly status: number
  readonly messageKey: MessageKey
  readonly details: Readonly<Record<string, string | number>>

  constructor(status: number, messageKey: MessageKey, details: Readonly<Record<string, string | number>> = {}) {
    super(messageKey)
    this.status = status
    this.messageKey = messageKey
    this.details = details
  }
}

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = response.headers.get('content-type')?.includes('json') ? await response.json() : {}
  const { code, details } = body as { code?: unknown; details?: unknown }
  const key = `error.${String(code)}`
  const known: MessageKey = isMessageKey(key) ? key : 'app.serverFailed'
  return new ApiError(response.status, known, (details ?? {}) as Record<string, string | number>)
}

/** Calls the server's API; `body` goes as JSON. @throws {ApiError} */
export async function callApi<T>(method: 'GET' | 'POST' | 'DELETE' | 'PATCH' | 'PUT', path: string, body?: unknown): Promise<T> {
  let response: Response
  try {
    const init: RequestInit = { method, credentials: 'same-origin' }
    if (body !== undefined) {
      init.headers = { 'content-type': 'application/json' }
      init.body = JSON.stringify(body)
    }
    response = await fetch(path, init)
  } catch (error) {
    if (error instanceof TypeError) throw new ApiError(0, 'app.unreachable')
    throw error
  }
  if (!response.ok) throw await failure(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}
