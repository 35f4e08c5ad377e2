/** Preloaded into a child process (`node --import`): tells on its error output the most memory that it held, in MB. */
import { isMainThread } from 'node:worker_threads'

if (isMainThread) process.on('exit', () => process.stderr.write(`\npeak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`))
