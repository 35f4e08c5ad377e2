/** `npm run --silent admin -- COMMAND`: administration from the server's shell; works beside a running server. */
import { mkdirSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { explainAndExit } from '../lifetime.ts'
import { openBeside } from '../storage/openStore.ts'
import { restore } from './restore.ts'
import { backup, verify } from './care.ts'
import { type AdminCommand, UsageError } from './adminCommand.ts'
import { createCommune, createToken, createUser, resetPassword, signInLink } from './people.ts'
import { exportWorkbook, listWorkbooks } from './workbooks.ts'

const commands: Readonly<Record<string, AdminCommand>> = {
  'create-user': createUser,
  'reset-password': resetPassword,
  'sign-in-link': signInLink,
  'create-token': createToken,
  'create-commune': createCommune,
  'list-workbooks': listWorkbooks,
  'export-workbook': exportWorkbook,
  backup,
  verify,
}

const usage = `admin COMMAND
  create-user --login NAME --name "…" [--password …] [--unit ID] [--commune ID] [--admin]
  reset-password LOGIN          ends all sessions and prints a one-time link; or --password …
  sign-in-link LOGIN            a one-time link, for who has lost access
  create-token LOGIN            a bearer token for a program that acts as this person
  create-commune --name "…"     a further commune, with an administrator of its own
  list-workbooks
  export-workbook ID            the workbook as interchange JSON
  backup FILE                   one consistent file, while people write
  restore FILE                  with the server stopped; the old data is kept beside
  verify [FILE]                 reads every record, of the data or of a backup; exit 1 when something is damaged
DATA_DIR says where the data lies (now: ${process.env['DATA_DIR'] ?? './data'}).`

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const config = readConfig(process.env)
  if (name === 'restore') return restore(config, args)
  const command = commands[name]
  if (!command) throw new UsageError()
  mkdirSync(config.dataDir, { recursive: true })
  const { store, recovery } = await openBeside(config.dataDir, Date.now)
  try {
    return await command({ store, recovery, config, print: (line) => console.log(line) }, args)
  } finally {
    await store.close()
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (!(error instanceof UsageError) && !isParseError(error)) explainAndExit(error)
    console.error(error instanceof UsageError ? usage : `${(error as Error).message}\n\n${usage}`)
    process.exit(2)
  },
)

function isParseError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
