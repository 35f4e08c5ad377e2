import type { Browser, Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  /** Microseconds; `tdur`: of them, those in which the thread really ran. Others who want the processor don't count. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
}

/** The page's own code, with the layouts that it forces, and collecting its garbage. */
const scripts = new Set(['FunctionCall', 'EvaluateScript', 'v8.callFunction', 'FireAnimationFrame', 'TimerFire', 'EventDispatch', 'RunMicrotasks', 'MajorGC', 'MinorGC'])
/** The last step of drawing a frame. */
const frameEnd = 'Layerize'

/** What the page's main thread did during an act, in milliseconds of processor time. */
export interface MainThreadWork {
  /** Script in the frame that had most of it. */
  readonly dearestFrame: number
  /** The longest task: script, layout and painting that nothing could come between. */
  readonly longestTask: number
  /** Frames drawn. */
  readonly frames: number
}

/** Watches the page's main thread while `act` runs. */
export async function watchMainThread(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<MainThreadWork> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'] })
  await act()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  const thread = mainThread(traceEvents)
  const own = traceEvents.filter((event) => threadOf(event) === thread).toSorted((a, b) => a.ts - b.ts)
  const perFrame = scriptPerFrame(own)
  const tasks = own.filter(({ name }) => name === 'RunTask').map(processorTime)
  return { dearestFrame: Math.max(...perFrame), longestTask: Math.max(0, ...tasks), frames: perFrame.length - 1 }
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
const processorTime = ({ dur = 0, tdur = dur }: TraceEvent): number => Math.min(dur, tdur) / 1_000

function scriptPerFrame(events: readonly TraceEvent[]): number[] {
  const perFrame: number[] = [0]
  let until = 0
  for (const event of events) {
    if (event.name === frameEnd) perFrame.push(0)
    // Only the outermost: a listener's call is inside the dispatching of its event.
    if (!scripts.has(event.name) || event.dur === undefined || event.ts < until) continue
    until = event.ts + event.dur
    perFrame[perFrame.length - 1] = (perFrame.at(-1) ?? 0) + processorTime(event)
  }
  return perFrame
}

/** The page's main thread: the one that draws most frames. */
function mainThread(events: readonly TraceEvent[]): string {
  const counts = new Map<string, number>()
  for (const event of events) if (event.name === frameEnd) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
