import { foldForSearch } from '../text.ts'
import type { RowFacts, Report } from './rowFacts.ts'

/** What can be shown when the work is done: documents, events, systems, figures. Folded. */
const verifiable = new RegExp(
  String.raw`\d|(?<![a-z])(?:${[
    'ke hoach|quyet dinh|bao cao|to trinh|de an|phuong an|cong van|van ban|thong bao|ket luan|quy che|quy dinh|quy trinh|nghi quyet',
    'danh muc|danh sach|bien ban|hop dong|du toan|quyet toan|chuong trinh|huong dan|bo (?:thu tuc|tieu chi|chi so|cau hoi)|bang|bieu',
    'hoi nghi|hoi thi|hoi thao|cuoc thi|lop|buoi|dot|cuoc|tin|bai|phong su|to roi|pa no|bang ron|khau hieu|tai lieu|chuyen muc|chuyen de',
    'phan mem|co so du lieu|csdl|trang|cong thong tin|he thong|ho so|ma qr|mo hinh|sang kien|giai phap|so lieu|du lieu|phieu|so',
    'ty le|chi so|ket qua|muc do|thu tuc|tthc|to chuc|can bo|cong chuc|trang thiet bi|co so vat chat|tai san|nguon|ban|ma|y kien|lich|duong day|hom thu|quy hoach|ban do|de cuong|kich ban|thu moi',
  ].join('|')})(?![a-z])`,
)

const decree = /^(?:ban hanh )?(?:quyet dinh|nghi quyet)$/
const done = /(?<!chua )(?<!khong )(?:hoan thanh|da xong|da thuc hien)/

/** Rõ kết quả: a product that can be shown; and its proof, where the row says that it is done. */
export function checkResult(row: RowFacts, report: Report): void {
  const column = row.column('product')
  if (row.row.kind === 'task' && column !== undefined) {
    const product = foldForSearch(row.text('product'))
    if (!/[a-z\d]/.test(product)) report('product.missing', column)
    else if (!verifiable.test(product)) report('product.vague', column)
  }
  const evidence = row.column('evidence')
  if (evidence !== undefined && row.text('evidence') === '' && done.test(foldForSearch(row.text('status')))) report('evidence.missing', evidence)
}

/** Rõ thẩm quyền: a decision or resolution says whose it is. */
export function checkAuthority(row: RowFacts, report: Report): void {
  const products = row.text('product').split(/[;\n]/).map(foldForSearch)
  if (products.some((product) => decree.test(product))) report('product.authorityMissing', row.column('product'))
}
