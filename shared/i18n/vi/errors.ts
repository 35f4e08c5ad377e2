/** What each error code says to a person: what happened, and what to do. */
export const errors = {
  'error.id.malformed': 'Mã không hợp lệ. Hãy mở lại từ trang bắt đầu.',
  'error.text.tooLong': 'Nội dung dài quá {limit} ký tự. Hãy rút gọn rồi thử lại; nội dung cũ vẫn còn nguyên.',
} as const
