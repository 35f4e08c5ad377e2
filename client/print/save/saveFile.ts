import { callFile } from '../../account/api.ts'

/** How long the browser may take to begin saving, milliseconds. */
const holdMs = 60_000

/** Fetches a file that the server makes and hands it to the browser. @throws {ApiError} also where `signal` ended it */
export async function saveFile(from: string, name: string, signal: AbortSignal): Promise<void> {
  const file = await callFile(from, signal)
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), holdMs)
}
