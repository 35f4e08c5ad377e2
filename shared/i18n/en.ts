import { errors } from './en/errors.ts'
import type { MessageKey } from './vi.ts'

/** The English interface; the type makes it complete. */
export const en: Readonly<Record<MessageKey, string>> = { ...errors }
