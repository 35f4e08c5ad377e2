import { expect, test } from 'vitest'
import { addSignatureField } from '../../../server/print/signatureField.ts'

/** The smallest file with a tree of pages and a plain table of objects. */
function smallPdf(): Uint8Array {
  const bodies = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>']
  let text = '%PDF-1.7\n'
  const offsets = bodies.map((body, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R /ID [<00> <01>] >>\nstartxref\n${text.length}\n%%EOF`
  return Buffer.from(text + table, 'latin1')
}

test('[LY67] the file of before is the beginning of the one with a field; page 1 and the catalogue point to it', () => {
  const before = smallPdf()
  const after = Buffer.from(addSignatureField(before, [400, 700, 560, 734], 'Chữ ký số'))
  expect(after.subarray(0, before.length).equals(before)).toBe(true)
  const added = after.subarray(before.length).toString('latin1')
  expect(added).toMatch(/1 0 obj\n<< \/Type \/Catalog \/Pages 2 0 R {3}\/AcroForm << \/Fields \[5 0 R\] \/SigFlags 1 >>\n>>/)
  expect(added).toMatch(/3 0 obj\n[^]*\/Annots \[5 0 R\]/)
  expect(added).toContain('/FT /Sig /T <FEFF00430068')
  expect(added).toContain('/Rect [400 700 560 734]')
  // Every offset of the new table is where its object begins.
  const places = [...added.matchAll(/^(\d+) 1\n(\d{10}) 00000 n /gm)].map(([, number, offset]) => after.toString('latin1').startsWith(`${number} 0 obj`, Number(offset)))
  expect(places).toEqual([true, true, true, true])
  expect(Number(/\/Prev (\d+)/.exec(added)?.[1])).toBe(Buffer.from(before).toString('latin1').lastIndexOf('xref\n0 5'))
})

test('[LY67] a file that is not as our typesetter writes it is refused, not spoiled', () => {
  expect(() => addSignatureField(Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF'), [0, 0, 1, 1], 'x')).toThrow('plain table')
})
