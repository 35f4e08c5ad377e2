import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Office } from '../../support/office.ts'
import { tempFolder } from '../../support/tempFolder.ts'

async function withClient(): Promise<Office> {
  const folder = tempFolder()
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Phụ lục</title>')
  writeFileSync(join(folder, 'assets/main-abc123.js'), 'export {}')
  return Office.open({ clientFolder: folder })
}

test('[PR20] hashed files are kept for ever, the page is asked for anew', async () => {
  const office = await withClient()
  const script = await office.call('GET', '/assets/main-abc123.js')
  expect([script.status, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  const page = await office.call('GET', '/')
  expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache'])
  expect(page.body).toContain('Phụ lục')
})

test('[PR20] an address of the page is the page; an unknown call and a missing file are errors', async () => {
  const office = await withClient()
  for (const path of ['/vao', '/so/abc', '/so/abc?annex=a1']) expect((await office.call('GET', path)).body).toContain('<title>')
  for (const path of ['/api/x', '/ws/x', '/metrics/x', '/assets/gone.js', '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json']) {
    const answer = await office.call('GET', path)
    expect([path, answer.body.includes('"phuluc"'), answer.body.includes('<title>') && !path.includes('..') && !path.includes('%')]).toEqual([path, false, false])
  }
  expect((await office.call('POST', '/vao')).status).toBe(404)
})
