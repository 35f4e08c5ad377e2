import type { WorkbookId } from '../../shared/domain/ids.ts'
import { hashSecret, newSecret } from '../access/secrets.ts'
import type { EditStore } from '../storage/port/rights/editStore.ts'
import type { PublicLinkStore } from '../storage/port/rights/publicLinkStore.ts'
import type { Standing } from '../storage/port/workbookStore.ts'

interface Site {
  readonly store: PublicLinkStore & EditStore
  readonly now: () => number
}

/** Where the log keeps when the link was switched: no register of the document. */
export const linkRoot = 'publicLink'

/** Lines of a room's log are counted up from the moment × 1000; ours stand at the end of theirs. */
const lastOfMoment = 999

/** Where the page of guests is opened; the secret stands behind '#', which browsers send to nobody. */
export function publicAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/xem#${secret}`
}

/** Switches the link on under a new secret, which is shown once; one that was on ends. */
export async function switchLinkOn(site: Site, standing: Standing): Promise<{ readonly secret: string; readonly at: number }> {
  const secret = newSecret()
  const at = site.now()
  const { user, membership } = standing
  await site.store.putPublicLink({ workbook: membership.workbook, hash: hashSecret(secret), userId: user.id, at })
  await noteSwitch(site, standing, 'on', at)
  return { secret, at }
}

/** Switches it off for ever: the next question of every open page is refused. */
export async function switchLinkOff(site: Site, standing: Standing): Promise<void> {
  if (await site.store.removePublicLink(standing.membership.workbook)) await noteSwitch(site, standing, 'off', site.now())
}

async function noteSwitch({ store }: Site, { user, membership }: Standing, key: 'on' | 'off', at: number): Promise<void> {
  const { workbook, unit } = membership
  await store.logEdits([{ workbook, id: at * 1_000 + lastOfMoment, userId: user.id, unit, root: linkRoot, entry: '', key, from: at, to: at, before: '', after: '', refusal: '' }])
}

/** The workbook that a secret opens now; null: none. Found by its hash, so that no comparison tells how near a guess was. */
export function workbookOfLink(store: PublicLinkStore, secret: string): Promise<WorkbookId | null> {
  return store.findByPublicLink(hashSecret(secret))
}
