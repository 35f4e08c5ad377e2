import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeVersionMark } from '../../../shared/sheet/issued/versionMark.ts'
import { workbookId } from '../../../shared/domain/ids.ts'
import { openRowsOffice, write } from '../../support/rowsOffice.ts'
import type { Office } from '../../support/office.ts'

interface Signing {
  readonly phase: string
  readonly units: readonly { unit: string; stand: string; event?: { text: string; by: string } }[]
  readonly events: readonly { act: string; by: string; text: string; version: number; at: string; unit: string; date: string }[]
}

interface Desk {
  readonly office: Office
  act(as: string, body: object): Promise<{ status: number; code: unknown }>
  look(): Promise<Signing>
  /** Whether a person may write now. */
  writes(login: string): Promise<boolean>
}

async function openDesk(): Promise<Desk> {
  const office = await openRowsOffice()
  const path = `/api/workbooks/${office.workbook}/signing`
  return {
    office,
    act: async (as, body) => {
      const { status, json } = await office.call('POST', path, { as, body })
      return { status, code: json['code'] }
    },
    look: async () => (await office.call('GET', path)).json as unknown as Signing,
    writes: async (login) => {
      const client = await office.enter(login)
      await write(client, login, login === 'boss' ? 'other' : 'own', `Sửa ${login} ${Math.random()}`)
      const refused = client.only('refused').length > 0
      client.cut()
      return !refused
    },
  }
}

const stands = ({ units }: Signing): Record<string, string> => Object.fromEntries(units.map(({ unit, stand }) => [unit, stand]))

describe('the way to a signature', () => {
  test('[FZ8] a closed draft: the coordinator writes, units agree or object, the last word counts', async () => {
    const { act, look, writes, office } = await openDesk()
    expect(await act('kt', { act: 'agree' })).toEqual({ status: 409, code: 'signing.wrongPhase' })
    expect((await act('kt', { act: 'close' })).status).toBe(403)
    expect((await act('boss', { act: 'close' })).status).toBe(200)
    expect([await writes('kt'), await writes('boss')]).toEqual([false, true])
    expect(await act('boss', { act: 'agree' })).toEqual({ status: 403, code: 'signing.noUnit' })
    expect(await act('kt', { act: 'object', text: '  ' })).toEqual({ status: 422, code: 'signing.reasonMissing' })
    expect((await act('kt', { act: 'object', text: 'Chưa rõ sản phẩm của việc 1.2' })).status).toBe(200)
    expect([(await look()).phase, stands(await look())]).toEqual(['confirming', { kt: 'objected', vp: 'waiting' }])
    expect((await look()).units.find(({ unit }) => unit === 'kt')?.event).toMatchObject({ text: 'Chưa rõ sản phẩm của việc 1.2', by: 'Cán bộ kt' })
    await act('kt', { act: 'agree' })
    expect(stands(await look())).toEqual({ kt: 'agreed', vp: 'waiting' })
    await act('boss', { act: 'reopen', text: 'Bổ sung nhiệm vụ' })
    await act('boss', { act: 'close' })
    expect(stands(await look())).toEqual({ kt: 'waiting', vp: 'waiting' })
    await office.hire('xem', 'viewer', 'kt')
    expect((await act('xem', { act: 'agree' })).status).toBe(403)
  })

  test('[FZ9] freezing makes the version that nobody can write any more', async () => {
    const { act, look, writes, office } = await openDesk()
    await act('boss', { act: 'close' })
    await act('vp', { act: 'object', text: 'Thời hạn quá gấp' })
    expect(await act('boss', { act: 'freeze', text: 'Trình ký' })).toEqual({ status: 409, code: 'signing.objections' })
    expect((await look()).phase).toBe('confirming')
    expect((await act('boss', { act: 'freeze', text: 'Trình ký', despite: true })).status).toBe(200)
    expect([await writes('boss'), await writes('kt')]).toEqual([false, false])
    const versions = (await office.call('GET', `/api/workbooks/${office.workbook}/versions`)).json as unknown as readonly { number: number; name: string }[]
    expect(versions.map(({ number, name }) => [number, name])).toEqual([[1, 'Trình ký']])
    const frozen = (await office.call('GET', `/api/workbooks/${office.workbook}/versions/1/annex.json`)).json['annexes']
    expect(frozen).toEqual((await office.call('GET', `/api/workbooks/${office.workbook}/annex.json`)).json['annexes'])
    expect((await look()).events.at(-1)).toMatchObject({ act: 'freeze', version: 1, by: 'Bà Tổng hợp' })
  })

  test('[FZ9] two who freeze at once make one version', async () => {
    const { act, look } = await openDesk()
    await act('boss', { act: 'close' })
    const both = await Promise.all([act('boss', { act: 'freeze', text: 'một' }), act('boss', { act: 'freeze', text: 'hai' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await look()).events.filter((event) => event.act === 'freeze')).toHaveLength(1)
  })

  test('[FZ10] only the coordinator opens again, with a reason that is kept; the version stays', async () => {
    const { act, look, writes, office } = await openDesk()
    await act('boss', { act: 'close' })
    await act('boss', { act: 'freeze', text: 'Trình ký' })
    const before = (await office.call('GET', `/api/workbooks/${office.workbook}/versions/1/annex.json`)).body
    expect(await office.call('POST', `/api/workbooks/${office.workbook}/settings`, { body: { state: 'draft' } })).toMatchObject({ status: 409, json: { code: 'signing.frozen' } })
    expect(await act('boss', { act: 'reopen' })).toEqual({ status: 422, code: 'signing.reasonMissing' })
    expect((await act('kt', { act: 'reopen', text: 'Muốn sửa' })).status).toBe(403)
    expect(await writes('boss')).toBe(false)
    await act('boss', { act: 'reopen', text: 'Chủ tịch yêu cầu bổ sung' })
    expect([await writes('boss'), await writes('kt')]).toEqual([true, true])
    expect((await look()).events.map((event) => [event.act, event.text, event.by])).toEqual([
      ['close', '', 'Bà Tổng hợp'],
      ['freeze', 'Trình ký', 'Bà Tổng hợp'],
      ['reopen', 'Chủ tịch yêu cầu bổ sung', 'Bà Tổng hợp'],
    ])
    expect((await office.call('GET', `/api/workbooks/${office.workbook}/versions/1/annex.json`)).body).toBe(before)
  })

  test('[FZ11] an issued version is told with number and date', async () => {
    const { act, office } = await openDesk()
    await act('boss', { act: 'close' })
    expect((await act('boss', { act: 'issue', text: '15/KH-UBND', date: '2026-02-05' })).status).toBe(409)
    await act('boss', { act: 'freeze', text: 'Trình ký' })
    await act('boss', { act: 'issue', text: '51/KH-UBND', date: '2026-02-05' })
    await act('boss', { act: 'issue', text: '15/KH-UBND', date: '2026-02-05' })
    const [version] = (await office.call('GET', `/api/workbooks/${office.workbook}/versions`)).json as unknown as readonly Record<string, unknown>[]
    expect(version?.['issued']).toEqual({ planNumber: '15/KH-UBND', date: '2026-02-05' })
    expect((await act('boss', { act: 'issue', text: '15/KH-UBND', date: 'hôm qua' })).status).toBe(400)
  })

  test('[FZ12] a noted file is known by its bytes, whatever would be made of the version now', async () => {
    const { act, office } = await openDesk()
    await act('boss', { act: 'close' })
    await act('boss', { act: 'freeze', text: 'Trình ký' })
    const [{ hash } = { hash: '' }] = (await office.call('GET', `/api/workbooks/${office.workbook}/versions`)).json as unknown as readonly { hash: string }[]
    const mark = encodeVersionMark({ workbook: workbookId(office.workbook), version: 1, hash, choices: { view: 'issued' } })
    const old = Buffer.from(`%PDF-1.7 của bản phát hành trước ${mark}`)
    const verify = async (bytes: Buffer): Promise<unknown> => {
      const headers = { ...(await office.headers('boss')), host: `127.0.0.1:${office.port}`, 'content-type': 'application/octet-stream' }
      return (await office.server.app.inject({ method: 'POST', url: '/api/verify', headers, payload: bytes })).json()
    }
    expect(await verify(old)).toMatchObject({ result: 'differs' })
    await office.store.noteVersionFile(workbookId(office.workbook), 1, { hash: createHash('sha256').update(old).digest('hex'), length: old.length })
    expect(await verify(old)).toMatchObject({ result: 'same', appended: false })
    expect(await verify(Buffer.concat([old, Buffer.from(' chữ ký')]))).toMatchObject({ result: 'same', appended: true })
  })
})
