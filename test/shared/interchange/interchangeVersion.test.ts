import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import schema from '../../../shared/interchange/annex.schema.json' with { type: 'json' }
import {
  interchangeVersion,
  readableVersions,
  schemaFingerprints,
} from '../../../shared/interchange/interchangeVersion.ts'

test('[IX10] the schema is the one that the version was given for', () => {
  const fingerprint = createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)
  expect(schemaFingerprints[interchangeVersion]).toBe(fingerprint)
  expect(schema.properties.version.const).toBe(interchangeVersion)
  expect(readableVersions).toContain(interchangeVersion)
})
