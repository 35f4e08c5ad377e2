import type { UnitId } from '../../../shared/domain/ids.ts'
import type { AccessRule } from '../../../shared/domain/permissions.ts'
import { accessRule, usualSettings, type WorkbookSettings } from '../../../shared/domain/workbookSettings.ts'
import { encodeAccess } from '../../../shared/protocol/codec.ts'
import type { Membership } from '../../storage/port/workbookStore.ts'
import { shareFrame, type SharedFrame } from '../sharedFrame.ts'

/** What the members of one room may do, by the workbook's settings as they are now. */
export class RoomAccess {
  #settings: WorkbookSettings = usualSettings
  /** Made once for each membership and setting: a keystroke must not build sets of locks. */
  #rules = new WeakMap<Membership, AccessRule>()

  /** @returns whether anything is different */
  follow(settings: WorkbookSettings): boolean {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return false
    this.#settings = settings
    this.#rules = new WeakMap()
    return true
  }

  ruleOf(membership: Membership): AccessRule {
    const known = this.#rules.get(membership)
    if (known) return known
    const rule = accessRule(membership.role, membership.unit as UnitId | '', this.#settings)
    this.#rules.set(membership, rule)
    return rule
  }

  /** What a member is told of it. */
  frameFor({ role, unit }: Membership): SharedFrame {
    return shareFrame(encodeAccess({ role, unit, ...this.#settings }))
  }
}
