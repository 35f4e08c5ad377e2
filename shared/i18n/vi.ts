import { access } from './vi/access.ts'
import { app } from './vi/app.ts'
import { errors } from './vi/errors.ts'
import { findings } from './vi/findings.ts'
import { grid } from './vi/grid.ts'
import { people } from './vi/people.ts'
import { imports } from './vi/imports.ts'
import { print } from './vi/print.ts'
import { server } from './vi/server.ts'
import { units } from './vi/units.ts'
import { commandLine } from './vi/commandLine.ts'
import { notices } from './vi/notices.ts'

/** The Vietnamese interface, source of all message keys. One file an area in `vi/`. */
export const vi = { ...app, ...access, ...errors, ...findings, ...grid, ...imports, ...people, ...server, ...units, ...notices, ...print, ...commandLine } as const

export type MessageKey = keyof typeof vi
