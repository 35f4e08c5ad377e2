import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judgeFolder, put, run } from '../support/judges.ts'
import { Office } from '../support/office.ts'
import { signPdf } from '../support/signPdf.ts'

const sample: unknown = JSON.parse(readFileSync(new URL('../../server/demo/commune.json', import.meta.url), 'utf8'))

/** A version of the demo, as a .pdf with an empty field, and what the server says of a file. */
async function frozen(): Promise<{ pdf: Buffer; verify: (bytes: Buffer) => Promise<unknown> }> {
  const office = await Office.open()
  const { id } = (await office.call('POST', '/api/workbooks', { body: sample })).json as { id: string }
  await office.call('POST', `/api/workbooks/${id}/versions`, { body: { name: 'Trình ký' } })
  const headers = { ...(await office.headers('boss')), host: `127.0.0.1:${office.port}` }
  const { rawPayload } = await office.server.app.inject({ method: 'GET', url: `/api/workbooks/${id}/export?format=pdf&view=issued&version=1&sign=1`, headers })
  const verify = async (bytes: Buffer): Promise<unknown> =>
    (await office.server.app.inject({ method: 'POST', url: '/api/verify', headers: { ...headers, 'content-type': 'application/octet-stream' }, payload: bytes })).json()
  return { pdf: rawPayload, verify }
}

test('[LY67] poppler finds one empty field, on the first page, in its upper right corner', async () => {
  const { pdf } = await frozen()
  const file = put(judgeFolder(), 'phu-luc.pdf', pdf)
  const said = await run('pdfsig', [file])
  expect(said.match(/Signature #\d+/g)).toHaveLength(1)
  expect(said).toContain('Signature Field Name: Chữ ký số')
  expect(said).toContain('The signature form field is not signed.')
  const [left = 0, low = 0, right = 0, high = 0] = (/\/Rect \[([\d. ]+)\] \/P/.exec(pdf.toString('latin1'))?.[1] ?? '').split(' ').map(Number)
  const mm = 25.4 / 72
  expect([left * mm, (595.28 - high) * mm, (right - left) * mm, (high - low) * mm].map(Math.round)).toEqual([212, 20, 70, 12])
})

test('[LY67] [FZ6] a signed file is valid for poppler, and still the version for us', async () => {
  const { pdf, verify } = await frozen()
  expect(await verify(pdf)).toMatchObject({ result: 'same', appended: false })
  const folder = judgeFolder()
  const signed = await signPdf(pdf, folder)
  const said = await run('pdfsig', ['-nocert', put(folder, 'da-ky.pdf', signed)])
  expect(said).toContain('Signature is Valid')
  expect(said).toContain('Total document signed')
  expect(await verify(signed)).toMatchObject({ result: 'same', appended: true, version: { number: 1 } })
  signed[5_000] = (signed[5_000] ?? 0) ^ 1
  expect(await verify(signed)).toMatchObject({ result: 'differs' })
})
