import { locale } from '../ui/preferences.ts'
import { translator } from '../ui/translate.ts'

/** A call that the server did not do; `message` says why to a person, in their language. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** HTTP status; 0: the server could not be reached. */
  readonly status: number
  /** The server's code of the failure; '' when it gave none. */
  readonly code: string

  constructor(status: number, message: string, code = '') {
    super(message)
    this.status = status
    this.code = code
  }
}

const say = translator(locale)

async function failure(response: Response): Promise<ApiError> {
  const isJson = response.headers.get('content-type')?.includes('json')
  const { message, code } = (isJson ? await response.json() : {}) as { message?: unknown; code?: unknown }
  return new ApiError(response.status, typeof message === 'string' ? message : say('app.serverFailed'), typeof code === 'string' ? code : '')
}

/** Fetches a file that the server makes. @throws {ApiError} also where `signal` ended it */
export async function callFile(path: string, signal: AbortSignal): Promise<Blob> {
  try {
    const response = await fetch(path, { headers: { 'accept-language': locale() }, credentials: 'same-origin', signal })
    if (!response.ok) throw await failure(response)
    return await response.blob()
  } catch (error) {
    // The browser's own words for a cut line are TypeError, for one that we ended AbortError.
    if (error instanceof ApiError) throw error
    throw new ApiError(0, say('app.unreachable'))
  }
}

/** Calls the server's API; `body` goes as JSON, a file as it is (of JSON, too). @throws {ApiError} */
export async function callApi<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { 'accept-language': locale() }
  const isFile = body instanceof Blob
  if (body !== undefined) headers['content-type'] = isFile ? body.type || 'application/octet-stream' : 'application/json'
  let response: Response
  try {
    response = await fetch(path, { method, headers, credentials: 'same-origin', ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }) })
  } catch (error) {
    if (error instanceof TypeError) throw new ApiError(0, say('app.unreachable'))
    throw error
  }
  if (!response.ok) throw await failure(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}
