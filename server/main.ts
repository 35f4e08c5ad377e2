/** The composition root: environment in, a running server out. */
import { mkdirSync } from 'node:fs'
import { translate } from '../shared/i18n/translate.ts'
import { readConfig } from './config.ts'
import { createServer } from './createServer.ts'
import { greet } from './greet.ts'
import { endWell, explainAndExit } from './lifetime.ts'
import { createLogger } from './observe/logger.ts'
import { addProcessMetrics, createMetrics } from './observe/metrics.ts'
import { secureRandom } from './access/secrets.ts'
import { warmUp } from './sync/warmUp.ts'
import { lockFolder } from './storage/sqlite/database.ts'
import { lockOf, openStore } from './storage/openStore.ts'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLogger(config.logLevel)
  mkdirSync(config.dataDir, { recursive: true })
  const unlock = lockFolder(lockOf(config.dataDir))
  const { store, recovery } = await openStore(config.dataDir, Date.now)
  if (recovery.missing > 0) log.error({ ...recovery }, 'promised updates of the last second before the stop can\'t be read')
  else if (recovery.updates > 0) log.info({ updates: recovery.updates }, 'brought into the database what the last run had promised')
  const metrics = createMetrics()
  addProcessMetrics(metrics)
  const server = await createServer({ config, store, file: store, log, metrics, now: Date.now })
  warmUp(secureRandom, Date.now)
  const port = await server.listen()
  endWell(log, async () => {
    await server.stop()
    await store.close()
    unlock()
    console.log(translate('vi', 'console.stopped'))
  })
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  await greet(store, config.publicUrl ?? `http://${host}:${port}`, process.argv.includes('--demo'))
}

main().catch(explainAndExit)
