import type { Random } from '../../shared/domain/ids.ts'
import type { AccessPolicy } from '../access/accessPolicy.ts'
import type { SingleSignOn } from '../access/singleSignOn.ts'
import type { SignInThrottle } from '../access/signInThrottle.ts'
import type { Caretaker } from '../care/caretaker.ts'
import type { Log } from '../observe/logger.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { PdfPrinter } from '../print/pdfPrinter.ts'
import type { Store } from '../storage/port/store.ts'
import type { Rooms } from '../sync/rooms.ts'

/** What routes work with. */
export interface HttpServices {
  /** Absent where data lies in memory only. */
  readonly care?: Caretaker
  readonly store: Store
  readonly rooms: Rooms
  readonly printer: PdfPrinter
  readonly throttle: SignInThrottle
  readonly access: AccessPolicy
  /** Where people sign in besides; null: nowhere. */
  readonly provider: SingleSignOn | null
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => number
  /** Fit for ids that nobody may guess. */
  readonly random: Random
  /** The one allowed origin; null: whatever host was called. */
  readonly publicOrigin: string | null
  /** Whether people come over TLS: cookies are then marked so. */
  readonly isSecure: boolean
  /** Folder of the built client. */
  readonly clientFolder: string
}
