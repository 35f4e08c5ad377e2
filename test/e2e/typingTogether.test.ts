import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { cellOf, frames, givenText, select, textOf, unitsOf } from '../support/gridActs.ts'
import { compose, pressKey, telexWords, typeWord } from '../support/inputMethods.ts'

const grid = eachPlayground()

/** A colleague makes the cell read so. */
const theyWrite = (row: number, text: string) => givenText(grid.visit().page, row, 'c2', text)

/** A colleague types letters into the cell. */
const theyType = (row: number, at: number, text: string) =>
  grid.visit().page.evaluate(([r, i, letters]) => window.playground!.insert(window.playground!.theirs, r, 'c2', i, letters), [row, at, text] as const)

const field = () =>
  grid.visit().page.locator('.annex-sink').evaluate((sink: HTMLTextAreaElement) => ({ text: sink.value, start: sink.selectionStart, end: sink.selectionEnd, open: sink.classList.contains('open') }))

test.each([
  ['before', 0, 'XX ', ['XX cũ việc']],
  ['behind', 3, 'YY', ['cũ YYviệc', 'cũ việcYY']],
  ['in the middle', 1, '[x]', ['c[x]ũ việc']],
] as const)('[TY2] a colleague writes %s while an input method composes in the same cell', async (_, at, theirs, merged) => {
  const { page, cdp } = grid.visit()
  await theyWrite(2, 'cũ')
  await select(page, 2, 'c2')
  await page.keyboard.press('F2')
  await page.keyboard.type(' ')
  for (const shown of ['v', 'vi', 'viê']) await compose(cdp, shown)
  await theyType(2, at, theirs)
  expect((await field()).text).toBe('cũ viê')
  for (const shown of ['viêc', 'việc']) await compose(cdp, shown)
  await cdp.send('Input.insertText', { text: 'việc' })
  await page.keyboard.press('Enter')
  const mine = await textOf(page, 2, 'c2')
  // Both texts are there whole; where both wrote at one spot either may come first.
  expect(merged).toContain(mine)
  expect(await textOf(page, 2, 'c2', 'theirs')).toBe(mine)
})

test('[TY2] a composition that replaces a cell keeps what a colleague writes into it meanwhile', async () => {
  const { page, cdp } = grid.visit()
  await theyWrite(2, 'cũ')
  await select(page, 2, 'c2')
  for (const shown of ['m', 'mo', 'mơ']) await compose(cdp, shown)
  await theyType(2, 2, ' và thêm')
  await compose(cdp, 'mới')
  await cdp.send('Input.insertText', { text: 'mới' })
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c2')).toBe('mới và thêm')
  expect(await textOf(page, 2, 'c2', 'theirs')).toBe('mới và thêm')
})

test('[TY3] Enter, Tab and arrows inside a composition belong to the input method', async () => {
  const { page, cdp } = grid.visit()
  await select(page, 2, 'c2')
  await compose(cdp, 'đâ')
  for (const [key, keyCode] of [['Enter', 229], ['Tab', 229], ['ArrowDown', 229]] as const) await pressKey(cdp, key, keyCode)
  expect((await field()).open).toBe(true)
  await compose(cdp, 'đất')
  await cdp.send('Input.insertText', { text: 'đất' })
  await page.keyboard.press('Tab')
  expect(await textOf(page, 2, 'c2')).toBe('đất')
})

test('[TY3] a click elsewhere during a composition keeps what is composed', async () => {
  const { page, cdp } = grid.visit()
  await select(page, 2, 'c2')
  for (const shown of ['n', 'ng', 'nghi', 'nghị']) await compose(cdp, shown)
  await select(page, 4, 'c4')
  expect(await textOf(page, 2, 'c2')).toBe('nghị')
  await page.keyboard.type('x')
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c2')).toBe('nghị')
  expect(await textOf(page, 4, 'c4')).toBe('x')
})

test('[TY3] a composition that is given up leaves the cell as it was', async () => {
  const { page, cdp } = grid.visit()
  await theyWrite(2, 'giữ nguyên')
  await select(page, 2, 'c2')
  await compose(cdp, 'đ')
  await compose(cdp, '')
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c2')).toBe('giữ nguyên')
})

test('[TY4] text without a keydown opens the cell and loses nothing', async () => {
  const { page, cdp } = grid.visit()
  await select(page, 2, 'c4')
  await cdp.send('Input.insertText', { text: 'Ủ' })
  await page.keyboard.type('y ban')
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c4')).toBe('Ủy ban')
})

test('[TY5] decomposed text and debris of input methods are stored composed and clean', async () => {
  const { page, cdp } = grid.visit()
  await select(page, 2, 'c4')
  await cdp.send('Input.insertText', { text: '  Kế hoạch'.normalize('NFD') })
  await cdp.send('Input.insertText', { text: '\u200B số\u00A01\u202F ' })
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c4')).toBe('Kế hoạch số 1')
})

test('[TY5] decomposed text pasted into the open cell is stored composed', async () => {
  const { page } = grid.visit()
  await theyWrite(2, 'A')
  await page.evaluate((text) => navigator.clipboard.writeText(text), 'Phường Đông Hòa'.normalize('NFD'))
  await select(page, 2, 'c2')
  await page.keyboard.press('F2')
  await page.keyboard.type(' ')
  await page.keyboard.press('Control+v')
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c2')).toBe('A Phường Đông Hòa')
})

test.each(['backspaces', 'composition'] as const)('[TY6] one undo takes the whole stay in a cell back, one redo brings it again: %s', async (method) => {
  const { page, cdp } = grid.visit()
  await theyWrite(2, 'như cũ')
  await select(page, 2, 'c2')
  await typeWord(cdp, telexWords.find(({ word }) => word === 'thực hiện')!, method, 0)
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c2')).toBe('thực hiện')
  await page.keyboard.press('Control+z')
  expect(await textOf(page, 2, 'c2')).toBe('như cũ')
  await page.keyboard.press('Control+y')
  expect(await textOf(page, 2, 'c2')).toBe('thực hiện')
})

test('[TY6] Escape takes back what I typed in this stay, and nothing of a colleague', async () => {
  const { page } = grid.visit()
  await theyWrite(2, 'gốc')
  await select(page, 2, 'c2')
  await page.keyboard.press('F2')
  await page.keyboard.type(' tôi viết')
  await theyWrite(2, 'họ viết gốc tôi viết')
  await page.keyboard.press('Escape')
  expect((await field()).open).toBe(false)
  expect(await textOf(page, 2, 'c2')).toBe('họ viết gốc')
})

test('[TY6] Ctrl+Z in the open cell takes back what I typed there and stays in it', async () => {
  const { page } = grid.visit()
  await theyWrite(2, 'gốc')
  await select(page, 2, 'c2')
  await page.keyboard.press('F2')
  await page.keyboard.type(' thêm')
  await page.keyboard.press('Control+z')
  expect(await field()).toMatchObject({ text: 'gốc', open: true })
  await page.keyboard.press('Control+y')
  expect(await field()).toMatchObject({ text: 'gốc thêm', open: true })
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c2')).toBe('gốc thêm')
})

test('[TY7] what a colleague types in my open cell appears at once, and my caret stays on its letter', async () => {
  const { page } = grid.visit()
  await theyWrite(2, 'abc def')
  await select(page, 2, 'c2')
  await page.keyboard.press('F2')
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft')
  await theyType(2, 7, ' <<')
  await theyType(2, 0, '>> ')
  expect(await field()).toMatchObject({ text: '>> abc def <<', start: 6, end: 6 })
  await page.keyboard.type('!')
  expect(await textOf(page, 2, 'c2', 'theirs')).toBe('>> abc! def <<')
})

test('[TY7] offline both write in one cell; joined again, no letter is lost', async () => {
  const { page } = grid.visit()
  await theyWrite(2, 'giữa')
  await page.evaluate(() => window.playground!.setOnline(false))
  await select(page, 2, 'c2')
  await page.keyboard.press('F2')
  await page.keyboard.type(' cuối')
  await theyWrite(2, 'đầu giữa')
  await page.evaluate(() => window.playground!.setOnline(true))
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c2')).toBe('đầu giữa cuối')
  expect(await textOf(page, 2, 'c2', 'theirs')).toBe('đầu giữa cuối')
})

test('[TY7] the caret of a colleague in a cell is shown, with name and unit', async () => {
  const { page } = grid.visit()
  await page.evaluate(() => {
    const { awareness, projection } = window.playground!.theirs.session
    awareness.setLocalStateField('cursor', { annex: projection.annex, row: projection.rows[3]!.id, column: 'c2', caret: 4 })
  })
  await page.locator('.annex-box.caret').waitFor()
  expect(await page.locator('.annex-tag').textContent()).toBe('Trần Văn Minh · P.KT')
  const [caret, cell] = [await page.locator('.annex-box.caret').boundingBox(), await cellOf(page, 3, 'c2').boundingBox()]
  expect(caret!.x).toBeGreaterThan(cell!.x + 8)
  expect(caret!.x).toBeLessThan(cell!.x + 60)
})

test('[TY8] the row that I write in is deleted by a colleague: editing ends, the text is kept, and I am told', async () => {
  const { page } = grid.visit()
  await select(page, 3, 'c2')
  await page.keyboard.press('F2')
  await page.keyboard.type(' và giữ lại')
  const id = await page.evaluate(() => {
    const row = window.playground!.mine.session.projection.rows[3]!.id
    window.playground!.remove(window.playground!.theirs, 3)
    return row
  })
  await frames(page)
  expect((await field()).open).toBe(false)
  expect(await page.evaluate(() => window.playground!.notices.length)).toBe(1)
  expect(await page.evaluate((row) => {
    const { projection } = window.playground!.mine.session
    return projection.text(row, projection.columns[1]!)
  }, id)).toMatch(/ và giữ lại$/)
})

test('[TY9] the checklist of units searches without accents; arrows and Enter tick, typed wordings stay as typed', async () => {
  const { page } = grid.visit()
  await givenText(page, 2, 'c6', '')
  await select(page, 2, 'c6')
  await page.keyboard.type('van hoa')
  await page.locator('.annex-options li').first().waitFor()
  expect(await page.locator('.annex-options li').first().textContent()).toContain('Phòng Văn hóa - Xã hội')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Hội Chữ thập đỏ')
  await page.keyboard.press('Enter')
  expect(await unitsOf(page, 2, 'c6')).toEqual(['vhxh', '~Hội Chữ thập đỏ'])
  await frames(page)
  expect(await cellOf(page, 2, 'c6').locator('.annex-unit.unknown').textContent()).toBe('Hội Chữ thập đỏ')
})

test('[TY9] what a colleague ticks in a unit cell that I have open stays', async () => {
  const { page } = grid.visit()
  await givenText(page, 2, 'c6', 'Phòng Kinh tế')
  await select(page, 2, 'c6')
  await page.keyboard.press('F2')
  await page.keyboard.type('; Công an xã')
  await givenText(page, 2, 'c6', 'Phòng Kinh tế; Trạm Y tế xã')
  await page.keyboard.press('Enter')
  expect(await unitsOf(page, 2, 'c6', 'theirs')).toEqual(['kt', 'ca', 'yt'])
})

test('[TY10] a timeline shows its reading and suggestions below; Enter without an arrow stores what was typed', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c3')
  await page.keyboard.type('Quý I')
  await page.locator('.annex-reading').waitFor()
  expect(await page.locator('.annex-reading').textContent()).toBe('→ từ 1/1/2026 đến 31/3/2026')
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c3')).toBe('Quý I')
  await select(page, 2, 'c3')
  await page.keyboard.type('thuong')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await textOf(page, 2, 'c3')).toBe('Thường xuyên')
})

test('[TY7] in the cell that I have open a colleague\'s caret is drawn over the text', async () => {
  const { page } = grid.visit()
  await select(page, 3, 'c2')
  await page.keyboard.press('F2')
  await page.evaluate(() => {
    const { awareness, projection } = window.playground!.theirs.session
    awareness.setLocalStateField('cursor', { annex: projection.annex, row: projection.rows[3]!.id, column: 'c2', caret: 4 })
  })
  await page.locator('.annex-box.caret').waitFor()
  const onTop = await page.locator('.annex-box.caret').evaluate((caret) => {
    caret.style.pointerEvents = 'auto'
    const box = caret.getBoundingClientRect()
    return document.elementFromPoint(box.x + 1, box.y + box.height / 2) === caret
  })
  expect([onTop, (await field()).open]).toEqual([true, true])
})

test('[TY3] rows that come and go above do not disturb a composition', async () => {
  const { page, cdp } = grid.visit()
  await select(page, 4, 'c4')
  for (const shown of ['đ', 'đâ']) await compose(cdp, shown)
  await page.evaluate(() => window.playground!.insertRow(window.playground!.theirs, 2))
  await frames(page)
  await compose(cdp, 'đât')
  await page.evaluate(() => window.playground!.remove(window.playground!.theirs, 3))
  await frames(page)
  await compose(cdp, 'đất')
  await cdp.send('Input.insertText', { text: 'đất' })
  await page.keyboard.press('Enter')
  expect(await textOf(page, 4, 'c4')).toBe('đất')
  expect(await textOf(page, 4, 'c4', 'theirs')).toBe('đất')
})

test('[TY8] the row is deleted in the middle of a composition: editing ends, what was composed is kept with the row', async () => {
  const { page, cdp } = grid.visit()
  await select(page, 3, 'c4')
  for (const shown of ['g', 'gi', 'giữ']) await compose(cdp, shown)
  const id = await page.evaluate(() => {
    const row = window.playground!.mine.session.projection.rows[3]!.id
    window.playground!.remove(window.playground!.theirs, 3)
    return row
  })
  await frames(page)
  expect((await field()).open).toBe(false)
  const kept = await page.evaluate((row) => {
    const { projection } = window.playground!.mine.session
    return projection.text(row, projection.columns.find((column) => column.id === 'c4')!)
  }, id)
  expect(kept).toBe('giữ')
  await page.keyboard.type('sau')
  await page.keyboard.press('Enter')
  expect(await textOf(page, 3, 'c4')).toBe('sau')
})

test('[TY6] undo after a colleague deleted the row that I wrote in: no fault, their deletion stays, my text goes back', async () => {
  const { page } = grid.visit()
  const before = await textOf(page, 3, 'c4')
  const rows = () => page.evaluate(() => window.playground!.mine.session.projection.rows.length)
  const all = await rows()
  await select(page, 3, 'c4')
  await page.keyboard.type('tôi viết')
  await page.keyboard.press('Enter')
  const id = await page.evaluate(() => {
    const row = window.playground!.mine.session.projection.rows[3]!.id
    window.playground!.remove(window.playground!.theirs, 3)
    return row
  })
  const text = () =>
    page.evaluate((row) => {
      const { projection } = window.playground!.mine.session
      return projection.text(row, projection.columns.find((column) => column.id === 'c4')!)
    }, id)
  await frames(page)
  await page.keyboard.press('Control+z')
  expect([await text(), await rows()]).toEqual([before, all - 1])
  await page.keyboard.press('Control+y')
  expect([await text(), await rows()]).toEqual(['tôi viết', all - 1])
})

test('[TY11] what is understood of a target stands below the open cell, and goes with it', async () => {
  const { page } = grid.visit()
  await page.locator('.ag-header-cell[col-id="c4"]').click()
  await page.locator('.annex-menu button', { hasText: 'Thêm cột bên phải' }).click()
  await page.locator('.annex-dialog select[name="role"]').selectOption('target')
  await page.locator('.annex-dialog input[name="heading"]').fill('Mức phấn đấu (%)')
  await page.locator('.annex-dialog button[type="submit"]').click()
  await page.locator('.ag-header-cell', { hasText: 'Mức phấn đấu' }).waitFor()
  const id = await page.evaluate(() => window.playground!.mine.session.projection.columns.find((column) => column.role === 'target')!.id)
  await select(page, 2, id)
  expect(await page.locator('.annex-popup').count()).toBe(0)
  await page.keyboard.type('Tối thiểu 85')
  expect(await page.locator('.annex-reading').textContent()).toBe('→ ít nhất 85%')
  await page.keyboard.press('Enter')
  expect(await page.locator('.annex-popup').count()).toBe(0)
  expect(await textOf(page, 2, id, 'theirs')).toBe('Tối thiểu 85')
})
