import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { clipboardText, drag, frames, paste, pointIn, press, select, selected, textOf, unitsOf } from '../support/gridActs.ts'

const grid = eachPlayground()

test('[GR5] copy puts text and a table on the clipboard; pasted elsewhere it is the same', async () => {
  const { page } = grid.visit()
  await drag(page, await pointIn(page, 2, 'c3'), await pointIn(page, 3, 'c5'))
  await page.mouse.up()
  await press(page, 'Control+c')
  await expect.poll(async () => (await clipboardText(page)).split('\n').length).toBe(2)
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]))
  expect(types).toEqual(['text/plain', 'text/html'])
  const source = await Promise.all([textOf(page, 2, 'c3'), textOf(page, 3, 'c4'), textOf(page, 3, 'c5')])
  await select(page, 4, 'c3')
  await press(page, 'Control+v')
  expect(await Promise.all([textOf(page, 4, 'c3'), textOf(page, 5, 'c4'), textOf(page, 5, 'c5')])).toEqual(source)
  expect(await selected(page)).toMatchObject({ anchor: '4 c3', head: '5 c5' })
  await press(page, 'Control+z')
  expect(await textOf(page, 4, 'c3')).not.toBe(source[0])
})

test('[GR5] cut empties the cells, one undo brings them back', async () => {
  const { page } = grid.visit()
  const before = await textOf(page, 2, 'c4')
  await select(page, 2, 'c4')
  await press(page, 'Control+x')
  expect([await textOf(page, 2, 'c4'), await clipboardText(page)]).toEqual(['', before])
  await press(page, 'Control+z')
  expect(await textOf(page, 2, 'c4')).toBe(before)
})

test('[GR6] a table with merged cells and line breaks', async () => {
  const { page } = grid.visit()
  const html = '<table><tr><td rowspan=2>gộp</td><td>a<br>b</td></tr><tr><td>c</td></tr></table>'
  await select(page, 2, 'c3')
  await paste(page, 'x', html)
  expect([await textOf(page, 2, 'c3'), await textOf(page, 2, 'c4'), await textOf(page, 3, 'c3'), await textOf(page, 3, 'c4')]).toEqual(['gộp', 'a\nb', '', 'c'])
})

test('[GR7] a paste past the end adds rows with their units, as one undo step', async () => {
  const { page } = grid.visit()
  const count = () => page.evaluate(() => window.playground!.mine.session.projection.rows.length)
  const before = await count()
  await select(page, 2, 'c2')
  await press(page, 'Control+End')
  await press(page, 'Home')
  await paste(page, ['A\tQuý I\tX\tPhòng Kinh tế', 'B\tQuý II\tY\tP.VHXH', 'C\tQuý III\tZ\tHội lạ'].join('\n'))
  expect(await count()).toBe(before + 2)
  expect(await textOf(page, before + 1, 'c2')).toBe('C')
  expect([await unitsOf(page, before, 'c5'), await unitsOf(page, before + 1, 'c5')]).toEqual([['vhxh'], ['~Hội lạ']])
  await press(page, 'Control+z')
  expect(await count()).toBe(before)
})

test('[GR7] one text fills the whole selection', async () => {
  const { page } = grid.visit()
  await drag(page, await pointIn(page, 2, 'c3'), await pointIn(page, 4, 'c3'))
  await page.mouse.up()
  await paste(page, 'Thường xuyên')
  expect(await Promise.all([2, 3, 4].map((row) => textOf(page, row, 'c3')))).toEqual(Array(3).fill('Thường xuyên'))
})

test('[GR8] 100,000 rows and 10 MB of text are refused with a sentence, scripts leave nothing', async () => {
  const { page } = grid.visit()
  const before = await textOf(page, 2, 'c4')
  await select(page, 2, 'c4')
  await paste(page, 'a\n'.repeat(100_000))
  await paste(page, 'x'.repeat(10_000_000))
  expect(await page.evaluate(() => window.playground!.notices)).toEqual([
    'Mỗi lần chỉ dán được tối đa 5.000 dòng. Chưa có gì thay đổi; hãy dán từng phần.',
    'Nội dung dán quá dài. Chưa có gì thay đổi; hãy dán từng phần.',
  ])
  expect(await textOf(page, 2, 'c4')).toBe(before)
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', '<table><tr><td><img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>đậm</b></td></tr></table>')
    document.querySelector('.annex-sink')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await frames(page)
  expect(await textOf(page, 2, 'c4')).toBe('đậm')
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
})

test('[GR8] past the end, too, a text that no cell may hold is left out and told; what is made to hang a page is read', async () => {
  const { page } = grid.visit()
  const rows = (): Promise<number> => page.evaluate(() => window.playground!.mine.session.projection.rows.length)
  const before = await rows()
  await select(page, 2, 'c4')
  await press(page, 'Control+End')
  await press(page, 'Home')
  await paste(page, `đầu\nhai\n${'x'.repeat(40_000)}`)
  await expect.poll(rows).toBe(before + 2)
  expect(await textOf(page, before, 'c2')).toBe('hai')
  expect(await textOf(page, before + 1, 'c2')).toBe('')
  expect(await page.evaluate(() => window.playground!.notices)).toEqual(['1 ô có nội dung quá dài nên được giữ nguyên.'])
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', `<table><tr><td>e${'\u0302\u0323'.repeat(100_000)}</td></tr></table>${'<a "'.repeat(500_000)}`)
    document.querySelector('.annex-sink')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  expect((await textOf(page, before - 1, 'c2')).startsWith('ệ')).toBe(true)
})

test('[GR8] a text that no cell may hold is refused, the cell stays', async () => {
  const { page } = grid.visit()
  const before = await textOf(page, 2, 'c4')
  await select(page, 2, 'c4')
  await paste(page, 'x'.repeat(40_000))
  expect(await textOf(page, 2, 'c4')).toBe(before)
  expect(await page.evaluate(() => window.playground!.notices.length)).toBe(1)
})

test('[GR8] a cell shows markup as text', async () => {
  const { page } = grid.visit()
  const text = '<img src=x onerror="window.pwned=1">&lt;b&gt;'
  for (const column of ['c2', 'c4']) {
    await select(page, 2, column)
    await page.keyboard.type(text)
    await press(page, 'Enter')
    await frames(page)
    expect(await page.locator(`.ag-row[row-index="2"] .ag-cell[col-id="${column}"]`).textContent()).toBe(text)
  }
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
})

test('[GR10] the fill handle counts quarters on, with Ctrl it copies; both are one undo step', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c3')
  await page.keyboard.type('Quý I/2026')
  await press(page, 'Enter')
  await press(page, 'ArrowUp')
  const dragHandle = async (): Promise<void> => {
    await frames(page)
    const handle = (await page.locator('.annex-box.handle').boundingBox())!
    await drag(page, { x: handle.x + 4, y: handle.y + 4 }, await pointIn(page, 4, 'c3'))
  }
  await dragHandle()
  await frames(page)
  expect(await page.locator('.annex-box.fill').count()).toBe(1)
  await page.mouse.up()
  expect([await textOf(page, 3, 'c3'), await textOf(page, 4, 'c3')]).toEqual(['Quý II/2026', 'Quý III/2026'])
  await press(page, 'Control+z')
  expect(await textOf(page, 3, 'c3')).not.toBe('Quý II/2026')
  await select(page, 2, 'c3')
  await dragHandle()
  await page.keyboard.down('Control')
  await page.mouse.up()
  await page.keyboard.up('Control')
  expect([await textOf(page, 3, 'c3'), await textOf(page, 4, 'c3')]).toEqual(['Quý I/2026', 'Quý I/2026'])
})

test('[GR10] a fill over a heading goes on counting behind it and leaves the heading alone', async () => {
  const { page } = grid.visit()
  const top = await page.evaluate(() => {
    const { sheet } = window.playground!.handle!.look()
    return sheet.rows.findIndex((row, i) => row.kind === 'task' && sheet.spans(i + 1) && sheet.rows[i + 2]?.kind === 'task')
  })
  expect(top).toBeGreaterThan(0)
  await page.evaluate((at) => window.playground!.handle!.goTo(window.playground!.handle!.look().sheet.rowAt(at)), top + 2)
  await frames(page)
  const title = await textOf(page, top + 1, 'c2')
  await select(page, top, 'c3')
  await page.keyboard.type('Quý IV/2026')
  await press(page, 'Enter')
  await select(page, top, 'c3')
  await frames(page)
  const handle = (await page.locator('.annex-box.handle').boundingBox())!
  await drag(page, { x: handle.x + 4, y: handle.y + 4 }, await pointIn(page, top + 2, 'c3'))
  await page.mouse.up()
  expect([await textOf(page, top + 1, 'c2'), await textOf(page, top + 1, 'c3'), await textOf(page, top + 2, 'c3')]).toEqual([title, '', 'Quý I/2027'])
})

test('[GR10] Ctrl+D and Ctrl+R copy', async () => {
  const { page } = grid.visit()
  const [top, left] = [await textOf(page, 2, 'c5'), await textOf(page, 3, 'c3')]
  await select(page, 2, 'c5')
  await press(page, 'Shift+ArrowDown', 2)
  await press(page, 'Control+d')
  expect([await textOf(page, 3, 'c5'), await textOf(page, 4, 'c5')]).toEqual([top, top])
  await select(page, 3, 'c3')
  await press(page, 'Shift+ArrowRight')
  await press(page, 'Control+r')
  expect(await textOf(page, 3, 'c4')).toBe(left)
})

test('[GR9] in a filtered view a paste writes to shown rows only, and adds none', async () => {
  const { page } = grid.visit()
  await page.evaluate(() => window.playground!.handle!.setMine(true))
  await page.locator('.annex-strip').waitFor()
  await frames(page)
  const shown = await page.evaluate(() => {
    const { sheet } = window.playground!.handle!.look()
    return sheet.rows.filter((row) => row.kind === 'task').length
  })
  expect(shown).toBeGreaterThan(1)
  await select(page, 2, 'c2')
  await press(page, 'Control+End')
  await paste(page, 'a\nb\nc')
  const notices = await page.evaluate(() => window.playground!.notices)
  expect(notices.at(-1)).toContain('Bảng đang lọc')
  const total = await page.evaluate(() => window.playground!.mine.session.projection.rows.length)
  expect(await page.evaluate(() => window.playground!.theirs.session.projection.rows.length)).toBe(total)
})
