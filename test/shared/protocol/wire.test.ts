import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { messageTypes, noticeCodes, syncTypes } from '../../../shared/protocol/messageTypes.ts'
import { protocolVersion, wireFingerprints } from '../../../shared/protocol/version.ts'

const document = readFileSync(new URL('../../../shared/protocol/PROTOCOL.md', import.meta.url), 'utf8')

test('[PR1] the numbers on the wire are those of this version', () => {
  const wire = JSON.stringify({ messageTypes, syncTypes, noticeCodes, closeCodes })
  expect(createHash('sha256').update(wire).digest('hex').slice(0, 16)).toBe(wireFingerprints[protocolVersion])
})

test('[PR1] PROTOCOL.md names every message, notice and close code, and no other', () => {
  for (const [name, number] of Object.entries(messageTypes)) {
    if (name !== 'sync') expect(document, name).toMatch(new RegExp(`^\\| ${number} \\|`, 'm'))
  }
  for (const number of Object.values(syncTypes)) expect(document).toContain(`| ${messageTypes.sync}·${number} |`)
  for (const code of noticeCodes) expect(document).toContain(`\`${code}\``)
  for (const code of Object.values(closeCodes)) expect(document).toContain(String(code))
  const named = new Set([...document.matchAll(/\b44\d\d\b/g)].map(([code]) => Number(code)))
  expect([...named].filter((code) => !Object.values<number>(closeCodes).includes(code))).toEqual([])
})
