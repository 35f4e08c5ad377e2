import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const howTo = 'The browser tests need Chromium: run "apt-get install chromium", or set CHROMIUM to the path of a Chrome or Chromium.'

/** Path of a Chromium: CHROMIUM, a usual place, or (as root on Debian) installed now. Else says in one line how. */
export function findChromium(): string {
  const named = process.env['CHROMIUM']
  const found = [...(named ? [named] : []), ...places].find((path) => existsSync(path))
  if (found) return found
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(howTo)
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], { stdio: 'ignore' })
  } catch (cause) {
    throw new Error(howTo, { cause })
  }
  return findChromium()
}

/** A headless browser that talks to nobody but the pages of the test. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  })
}
