import { expect, test } from 'vitest'
import { signInFirst, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let visitor: Visitor

const app = useApp({ demo: false }, async ({ browser, server }) => {
  visitor = await signInFirst(browser, server)
})

/** A table as Excel puts it on the clipboard: looks by class, merged cells, a row that is hidden. */
const excel = `<html><head><style>.xl65{font-weight:700;text-align:center} .xl66{text-decoration:line-through}</style></head><body><table>
<tr><td colspan=4 class=xl65>PHỤ LỤC I</td></tr>
<tr><td colspan=4 class=xl65>NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026</td></tr>
<tr><td class=xl65>STT</td><td class=xl65>Nhiệm vụ</td><td class=xl65>Thời gian<br>thực hiện</td><td class=xl65>Cơ quan chủ trì</td></tr>
<tr><td class=xl65>I</td><td class=xl65 colspan=3>CẢI CÁCH THỂ CHẾ</td></tr>
<tr><td>1</td><td>Rà soát văn bản quy phạm pháp luật</td><td>Quý I/2026</td><td rowspan=2>Phòng Kinh tế</td></tr>
<tr><td>2</td><td>Kiểm tra công vụ<script>document.title='x'</script> &amp; kỷ luật</td><td>3/4</td></tr>
<tr height=0 style='display:none'><td>3</td><td>Tập huấn chuyển đổi số</td><td>01</td><td>Công an xã</td></tr>
<tr><td>4</td><td class=xl66>Việc đề nghị bỏ hẳn</td><td></td><td></td></tr>
</table></body></html>`

async function paste(selector: string, html: string, text: string): Promise<void> {
  await visitor.page.locator(selector).evaluate(
    (element, offer) => {
      const data = new DataTransfer()
      if (offer.html) data.setData('text/html', offer.html)
      data.setData('text/plain', offer.text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    { html, text },
  )
}

const rows = () => visitor.page.locator('.imported-table tbody tr[aria-level]').evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll('td')].slice(0, -1).map((cell) => cell.textContent)))

test('[IM29] a table pasted from Excel comes in with its merged, hidden and struck cells, and nothing of it runs', async () => {
  const { page } = visitor
  await page.locator('.start-actions').getByText('Dán bảng hoặc văn bản').click()
  await page.locator('.paste-field').waitFor()
  await paste('.paste-field', excel, 'PHỤ LỤC I')
  await page.locator('.imported').waitFor()
  expect(await rows()).toEqual([
    ['I', 'CẢI CÁCH THỂ CHẾ'],
    ['1', 'Rà soát văn bản quy phạm pháp luật', 'Quý I/2026', 'Phòng Kinh tế'],
    ['2', 'Kiểm tra công vụ & kỷ luật', '3/4', 'Phòng Kinh tế'],
    ['3', 'Tập huấn chuyển đổi số', '01', 'Công an xã'],
    ['4', 'Việc đề nghị bỏ hẳn', '', ''],
  ])
  const told = await page.locator('.notices').innerText()
  expect(told).toContain('Dòng bị ẩn trong tệp')
  expect(told).toContain('gạch ngang')
  expect(await page.title()).not.toBe('x')
})

test('[IM29] a table with tabs, pasted anywhere on the start page, comes in', async () => {
  const { page } = visitor
  await page.goto(`${app.server.origin}/`)
  await page.locator('.start-actions').waitFor()
  await paste('.start-actions', '', 'STT\tNhiệm vụ\tThời gian\tCơ quan chủ trì\n1\tRà soát thủ tục hành chính nội bộ\t95,5%\tPhòng Kinh tế\n2\t"Hai dòng\nmột ô"\tQuý I\tCông an xã')
  await page.locator('.imported').waitFor()
  expect(await rows()).toEqual([
    ['1', 'Rà soát thủ tục hành chính nội bộ', '95,5%', 'Phòng Kinh tế'],
    ['2', 'Hai dòng một ô', 'Quý I', 'Công an xã'],
  ])
})

test('[IM29] the text of a plan becomes annexes, and an empty paste is told', async () => {
  const { page } = visitor
  await page.goto(`${app.server.origin}/`)
  await page.locator('.start-actions').getByText('Dán bảng hoặc văn bản').click()
  await page.getByText('Đọc nội dung').click()
  expect(await page.locator('.dialog .message').innerText()).toContain('Chưa có nội dung')
  const plan = [
    'KẾ HOẠCH',
    'Cải cách hành chính năm 2026',
    'I. NỘI DUNG, MỤC TIÊU, NHIỆM VỤ',
    '1. Cải cách thể chế',
    '1.1. Mục tiêu',
    '- Tỷ lệ văn bản được rà soát đúng hạn đạt 80% trở lên.',
    '1.2. Nhiệm vụ',
    '- Rà soát, hệ thống hóa văn bản quy phạm pháp luật của xã.',
    '- Kiểm tra việc thi hành văn bản tại các cơ quan chuyên môn.',
    '2. Cải cách thủ tục hành chính',
    '2.1. Nhiệm vụ',
    '- Công khai đầy đủ thủ tục hành chính tại nơi tiếp nhận.',
    'III. TỔ CHỨC THỰC HIỆN',
    '1. Văn phòng HĐND và UBND xã: chủ trì cải cách thể chế.',
  ].join('\n')
  await page.locator('.paste-field').fill(plan)
  await page.getByText('Đọc nội dung').click()
  await page.locator('.imported').waitFor()
  expect(await page.locator('.import-summary').innerText()).toMatch(/3 nhiệm vụ, 1 chỉ tiêu/)
  expect(await page.locator('.source-table').innerText()).toContain('TỔ CHỨC THỰC HIỆN')
  expect(visitor.errors).toEqual([])
})
