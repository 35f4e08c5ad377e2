import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { removeData, startApp, type AppServer } from './appServer.ts'
import { launchChromium } from './chromium.ts'

export interface RunningApp {
  readonly browser: Browser
  /** Changes when a test restarts the server and says so by `replace`. */
  readonly server: AppServer
  replace(server: AppServer): void
}

/** A browser and a real server for the tests of one file; `prepare` runs when both are up. */
export function useApp(options: { demo: boolean }, prepare?: (app: RunningApp) => Promise<void>): RunningApp {
  let browser: Browser | undefined
  let server: AppServer | undefined
  const app: RunningApp = {
    get browser() {
      if (!browser) throw new Error('the browser is not up yet')
      return browser
    },
    get server() {
      if (!server) throw new Error('the server is not up yet')
      return server
    },
    replace: (next) => (server = next),
  }
  beforeAll(async () => {
    const up = [launchChromium().then((it) => (browser = it)), startApp(options).then((it) => (server = it))]
    await Promise.all(up)
    await prepare?.(app)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    if (server) removeData(server)
  })
  return app
}
