import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { unpack, packDeflated } from '../../../shared/office/guard/zip.ts'
import { Office } from '../../support/office.ts'

const sample: unknown = JSON.parse(readFileSync(new URL('../../../server/demo/commune.json', import.meta.url), 'utf8'))

interface Frozen {
  readonly office: Office
  readonly id: string
  readonly path: string
  file(query: string): Promise<Buffer>
  verify(bytes: Uint8Array, as?: string): Promise<Record<string, unknown>>
}

/** An office with the sample workbook, frozen once. */
async function frozen(): Promise<Frozen> {
  const office = await Office.open()
  const { id } = (await office.call('POST', '/api/workbooks', { body: sample })).json as { id: string }
  const path = `/api/workbooks/${id}`
  await office.call('POST', `${path}/versions`, { body: { name: 'Trình ký' } })
  const inject = async (method: 'GET' | 'POST', url: string, as: string, payload?: Uint8Array) =>
    office.server.app.inject({
      method,
      url,
      headers: { ...(await office.headers(as)), host: `127.0.0.1:${office.port}`, ...(payload ? { 'content-type': 'application/octet-stream' } : {}) },
      ...(payload ? { payload: Buffer.from(payload) } : {}),
    })
  return {
    office,
    id,
    path,
    file: async (query) => (await inject('GET', `${path}/export?${query}`, 'boss')).rawPayload,
    verify: async (bytes, as = 'boss') => (await inject('POST', '/api/verify', as, bytes)).json(),
  }
}

/** The same zip with one text changed in one of its parts. */
function tampered(bytes: Uint8Array, part: string, from: string, to: string): Uint8Array {
  const parts = unpack(bytes, () => true)
  const xml = new TextDecoder().decode(parts.get(part))
  expect(xml).toContain(from)
  parts.set(part, new TextEncoder().encode(xml.replace(from, to)))
  return packDeflated(parts)
}

describe('versions', () => {
  test('[FZ1] [FZ2] a coordinator freezes; the version stays as it was while the workbook goes on', async () => {
    const { office, path } = await frozen()
    const before = (await office.call('GET', `${path}/versions/1/annex.json`)).json
    await office.call('POST', `${path}/versions`, { body: { name: 'Sửa đổi' } })
    const list = (await office.call('GET', `${path}/versions`)).json as unknown as readonly Record<string, unknown>[]
    expect(list.map(({ number, name }) => [number, name])).toEqual([[1, 'Trình ký'], [2, 'Sửa đổi']])
    expect(list[0]?.['hash']).toBe(list[1]?.['hash'])
    expect(list[0]?.['code']).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
    expect(before['annexes']).toEqual((await office.call('GET', `${path}/annex.json`)).json['annexes'])
    await office.hire('lan', null)
    await office.call('POST', `${path}/members`, { body: { login: 'lan', role: 'viewer' } })
    expect((await office.call('POST', `${path}/versions`, { as: 'lan', body: {} })).status).toBe(403)
    expect((await office.call('GET', `${path}/versions`, { as: 'lan' })).status).toBe(200)
    await office.hire('minh', null)
    expect((await office.call('GET', `${path}/versions`, { as: 'minh' })).status).toBe(404)
    expect((await office.call('GET', `${path}/versions/9/annex.json`)).json['code']).toBe('version.unknown')
  })

  test('[FZ4] a file of a version, in any form and view, is known again', async () => {
    const { file, verify } = await frozen()
    for (const query of [
      'format=xlsx&view=issued',
      'format=docx&view=issued&orientation=portrait&size=13',
      'format=docx&view=draft',
      'format=xlsx&view=unit:kt&names=full',
      'format=xlsx&view=issued&annex=a2&blanks=filled',
      'format=xlsx&view=issued&merge=1&headings=byOrder',
      'format=docx&view=issued&merge=1&code=0',
      'format=docx&view=issued&plan=1',
      'format=pdf&view=issued',
      'format=pdf&view=issued&sign=1',
      'format=pdf&view=issued&orientation=portrait&names=abbr&endMark=0',
    ]) {
      expect([query, await verify(await file(`${query}&version=1`))]).toMatchObject([query, { result: 'same', version: { number: 1, name: 'Trình ký' } }])
    }
  })

  test('[LY65] a file of a version ends with its number and code, unless that is switched off', async () => {
    const { office, path, file } = await frozen()
    const [{ code } = { code: '' }] = (await office.call('GET', `${path}/versions`)).json as unknown as readonly { code: string }[]
    const text = async (query: string): Promise<string> => new TextDecoder().decode(unpack(await file(`format=docx&view=issued&version=1${query}`), () => true).get('word/document.xml'))
    expect(await text('')).toContain(`Phiên bản 1, mã kiểm tra ${code}`)
    expect(await text('&code=0')).not.toContain('mã kiểm tra')
    expect((await file('format=csv&view=issued')).toString()).not.toContain('mã kiểm tra')
  })

  test('[FZ5] a changed file is told with the places that differ', async () => {
    const { file, verify } = await frozen()
    const docx = await file('format=docx&view=issued&version=1')
    const told = await verify(tampered(docx, 'word/document.xml', 'Trước ngày 31/01/2026', 'Trước ngày 28/02/2026'))
    expect(told).toMatchObject({
      result: 'differs',
      count: 1,
      differences: [{ annex: 'Phụ lục I', row: '1.1', column: 'Thời gian thực hiện', issued: 'Trước ngày 31/01/2026', found: 'Trước ngày 28/02/2026' }],
    })
    const xlsx = await file('format=xlsx&view=issued&version=1')
    const part = unpack(xlsx, () => true).has('xl/sharedStrings.xml') ? 'xl/sharedStrings.xml' : 'xl/worksheets/sheet1.xml'
    expect(await verify(tampered(xlsx, part, 'Danh mục được Chủ tịch UBND xã phê duyệt', 'Không có'))).toMatchObject({ result: 'differs', count: 1, differences: [{ found: 'Không có' }] })
    const without = tampered(docx, 'word/document.xml', 'NHIỆM VỤ CẢI CÁCH', 'VIỆC CẢI CÁCH')
    expect(await verify(without)).toMatchObject({ result: 'differs', differences: [{ column: 'title' }] })
  })

  test('[FZ6] a signature behind a .pdf leaves it the same, a changed byte does not', async () => {
    const { file, verify } = await frozen()
    const pdf = await file('format=pdf&view=issued&version=1')
    expect(await verify(Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<< /Type /Sig >>\nendobj\n%%EOF')]))).toMatchObject({ result: 'same', appended: true })
    const changed = Buffer.from(pdf)
    changed[2_000] = (changed[2_000] ?? 0) ^ 1
    expect((await verify(changed))['result']).toBe('differs')
    expect((await verify(pdf.subarray(0, pdf.length - 10)))['result']).toBe('differs')
  })

  test('[FZ7] files without a mark, of strangers, or with a mark of nothing are unknown', async () => {
    const { office, file, verify } = await frozen()
    expect(await verify(await file('format=xlsx&view=issued'))).toEqual({ result: 'unknown' })
    expect(await verify(await file('format=pdf&view=issued'))).toEqual({ result: 'unknown' })
    await office.hire('minh', null)
    const docx = await file('format=docx&view=issued&version=1')
    expect(await verify(docx, 'minh')).toEqual({ result: 'unknown' })
    expect(await verify(await file('format=pdf&view=issued&version=1'), 'minh')).toEqual({ result: 'unknown' })
    expect((await verify(Buffer.from('%PDF-1.7 phuluc:x:1:zz;')))['result']).toBe('unknown')
    expect((await verify(Buffer.from([1, 2, 3, 0])))['code']).toBe('office.notWorkbook')
  })
})
