import { expect, test } from 'vitest'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { sheetOf, understand } from '../../support/sheetOf.ts'
import { writeAsLegacy, writeAsXlsx } from '../../support/annexStyles/writeMatrix.ts'

const sheet = sheetOf(['STT', 'Nhiệm vụ', 'Thời gian', 'Cơ quan chủ trì'], ['1', 'Rà soát văn bản quy phạm pháp luật', 'Quý I', 'Phòng Kinh tế'], ['2', 'Kiểm tra công vụ', 'Quý II', 'Công an xã'])
const codes = async (bytes: Uint8Array, name: string): Promise<string[]> => understand(await readWorkbookFile(bytes, name)).notices.map(({ code }) => code)

test('[IM6] an .ods tells that hidden and struck rows are not known; files that know them do not', async () => {
  expect(await codes(writeAsLegacy([sheet], 'ods'), 'a.ods')).toContain('import.looksUnknown')
  expect(await codes(await writeAsXlsx([sheet]), 'a.xlsx')).not.toContain('import.looksUnknown')
  expect(await codes(writeAsLegacy([sheet], 'biff8'), 'a.xls')).not.toContain('import.looksUnknown')
})
