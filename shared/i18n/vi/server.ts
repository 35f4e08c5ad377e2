/** What the server itself says: on its console, and in what it creates. */
export const server = {
  'people.firstAdmin': 'Quản trị',
  'people.officerOf': 'Cán bộ {unit}',
  'console.running': 'Phụ lục đang chạy tại {address}',
  'console.firstVisit': 'Mở địa chỉ này để bắt đầu (dùng một lần): {address}',
  'console.demoLink': '{name}: {address}',
  'console.demoLinks': 'Liên kết đăng nhập của dữ liệu mẫu (mỗi liên kết dùng một lần):',
  'console.demoSkipped': 'Thư mục dữ liệu đã có người dùng nên không nạp dữ liệu mẫu. Hãy đặt DATA_DIR tới một thư mục trống.',
  'console.stopped': 'Đã dừng; mọi thay đổi đã nằm trên đĩa.',
  'blank.heading': 'Phụ lục',
  'blank.title': 'NHIỆM VỤ',
  'blank.number': 'STT',
  'blank.task': 'Nhiệm vụ',
  'blank.timeline': 'Thời gian thực hiện',
  'blank.product': 'Sản phẩm dự kiến đạt được',
  'blank.lead': 'Cơ quan, đơn vị chủ trì',
  'blank.coordinating': 'Cơ quan, đơn vị phối hợp',
} as const
