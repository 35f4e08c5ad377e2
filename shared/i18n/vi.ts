import { errors } from './vi/errors.ts'

/** The Vietnamese interface, source of all message keys. One file an area in `vi/`. */
export const vi = { ...errors } as const

export type MessageKey = keyof typeof vi
