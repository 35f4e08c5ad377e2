import { createSignal, onCleanup, type Accessor } from 'solid-js'
import { ApiError } from '../../account/api.ts'
import { saveFile } from './saveFile.ts'

/** A file that is being made. */
export interface Making {
  readonly format: string
  readonly seconds: number
}

export interface Download {
  readonly making: Accessor<Making | null>
  /** Why there is no file; '' when there is nothing to say. */
  readonly failure: Accessor<string>
  readonly start: (format: string, address: string, name: string) => void
  readonly cancel: () => void
}

/** Fetches files and hands them to the browser; long ones can be given up. */
export function createDownload(): Download {
  const [making, setMaking] = createSignal<Making | null>(null)
  const [failure, setFailure] = createSignal('')
  let running: AbortController | undefined
  const fetchFile = async (format: string, address: string, name: string): Promise<void> => {
    running?.abort()
    const own = (running = new AbortController())
    setFailure('')
    setMaking({ format, seconds: 0 })
    const clock = setInterval(() => setMaking((now) => now && { ...now, seconds: now.seconds + 1 }), 1000)
    try {
      await saveFile(address, name, own.signal)
    } catch (error) {
      if (own.signal.aborted) return
      if (!(error instanceof ApiError)) throw error
      setFailure(error.message)
    } finally {
      clearInterval(clock)
      if (running === own) setMaking(null)
    }
  }
  const cancel = (): void => {
    running?.abort()
    setMaking(null)
  }
  onCleanup(cancel)
  return { making, failure, start: (format, address, name) => void fetchFile(format, address, name), cancel }
}
