/** Runs `work` at most once a frame, however often it is asked for. */
export interface Frames {
  request(): void
  /** Runs at once what is waiting. */
  flush(): void
  stop(): void
}

export function makeFrames(work: () => void): Frames {
  let waiting = 0
  const run = (): void => {
    waiting = 0
    work()
  }
  const stop = (): void => {
    if (waiting !== 0) cancelAnimationFrame(waiting)
    waiting = 0
  }
  return {
    request: () => {
      if (waiting === 0) waiting = requestAnimationFrame(run)
    },
    flush: () => {
      if (waiting === 0) return
      stop()
      work()
    },
    stop,
  }
}
