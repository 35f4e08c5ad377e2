import { translate } from '../shared/i18n/translate.ts'
import { firstVisitSecret } from './access/firstVisit.ts'
import { secureRandom } from './access/secrets.ts'
import { loginAddress } from './access/sessions.ts'
import { demoLinks } from './demo/demoPeople.ts'
import type { Store } from './storage/port/store.ts'

/** Tells the person at the console where to go. These lines hold one-time links; they go to stdout, never to the log. */
export async function greet(store: Store, address: string, isDemo: boolean): Promise<void> {
  const site = { store, now: Date.now, random: secureRandom }
  console.log(translate('vi', 'console.running', { address }))
  if (isDemo) {
    const links = await demoLinks(site, address)
    console.log(translate('vi', links.length > 0 ? 'console.demoLinks' : 'console.demoSkipped'))
    for (const link of links) console.log(`  ${translate('vi', 'console.demoLink', { ...link })}`)
    if (links.length > 0) return
  }
  const secret = await firstVisitSecret(site)
  if (secret !== null) console.log(translate('vi', 'console.firstVisit', { address: loginAddress(address, secret) }))
}
