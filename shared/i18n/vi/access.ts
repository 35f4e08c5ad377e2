/** Rights inside a workbook: settings, why one may not write, refused texts, suggestions, log, board. */
export const access = {
  'access.why.readOnly': 'Bạn được xem, không được sửa.',
  'access.why.otherUnit': 'Dòng này do đơn vị khác chủ trì.',
  'access.why.leadCell': 'Chỉ người tổng hợp được đổi đơn vị chủ trì.',
  'access.why.newRowLead': 'Chưa thêm được dòng: bạn chưa thuộc đơn vị nào để chủ trì dòng mới.',
  'access.why.coordinatorOnly': 'Chỉ người tổng hợp được làm việc này.',
  'access.why.lockedColumn': 'Người tổng hợp đã khóa cột này.',
  'access.why.lockedRow': 'Người tổng hợp đã khóa dòng này.',
  'access.why.submitted': 'Phụ lục đang trình ký, chỉ người tổng hợp được sửa.',
  'access.why.issued': 'Phụ lục đã ban hành, không sửa được nữa.',

  'access.lockRows': 'Khóa dòng này với người khác',
  'access.lockColumn': 'Khóa cột này với người khác',

  'access.state.draft': 'Dự thảo',
  'access.state.review': 'Xin ý kiến',
  'access.state.submitted': 'Trình ký',
  'access.state.issued': 'Đã ban hành',
  'access.state.draftText': 'Các đơn vị đang viết.',
  'access.state.reviewText': 'Các đơn vị xem lại, sửa nốt và xác nhận phần của mình.',
  'access.state.submittedText': 'Chỉ người tổng hợp còn sửa được; vẫn góp ý được.',
  'access.state.issuedText': 'Không ai sửa được nữa.',

  'access.manage': 'Điều hành',
  'access.settings': 'Quyền ghi và trạng thái',
  'access.state': 'Trạng thái của sổ',
  'access.mode': 'Ai được ghi vào đâu',
  'access.mode.open': 'Mọi biên tập ghi ở mọi dòng',
  'access.mode.byLead': 'Mỗi đơn vị chỉ ghi ở dòng mình chủ trì',
  'access.collectivesLead': 'Dòng do một tập thể chủ trì ("Các phòng chuyên môn"): mọi thành viên đều được ghi',
  'access.locks': 'Đang khóa {rows} dòng và {columns} cột. Bấm chuột phải vào dòng hoặc cột để khóa, mở khóa.',
  'access.unlockAll': 'Mở khóa tất cả',
} as const
