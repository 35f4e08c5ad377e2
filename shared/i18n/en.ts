import { access } from './en/access.ts'
import { app } from './en/app.ts'
import { errors } from './en/errors.ts'
import { findings } from './en/findings.ts'
import { grid } from './en/grid.ts'
import { people } from './en/people.ts'
import { imports } from './en/imports.ts'
import { print } from './en/print.ts'
import { server } from './en/server.ts'
import { units } from './en/units.ts'
import { commandLine } from './en/commandLine.ts'
import { notices } from './en/notices.ts'
import type { MessageKey } from './vi.ts'

/** The English interface; the type makes it complete. */
export const en: Readonly<Record<MessageKey, string>> = { ...app, ...access, ...errors, ...findings, ...grid, ...imports, ...people, ...server, ...units, ...notices, ...print, ...commandLine }
