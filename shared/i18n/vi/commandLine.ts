/** Sentences of the `annex` command. */
export const commandLine = {
  'cli.usage':
    'Cách dùng: annex import TỆP [--sheet TÊN] [--year 2026] [--units units.json] · export TỆP.json --to TỆP.(xlsx|docx|pdf|csv) [--annex ID] [--view draft|issued|unit:ID] [--orientation landscape|portrait] [--size 12|13|14] [--names asWritten|full|abbr] [--blanks kept|filled] [--no-end-mark] · check TỆP.json [--parent TỆP.json] · diff A.json B.json · read-timeline "…" --year 2026 · read-target "…" [--percent] · read-units "…" [--units units.json]',
  'cli.noFile': 'Không mở được tệp "{file}". Hãy kiểm tra đường dẫn và quyền đọc.',
  'cli.cannotWrite': 'Không ghi được tệp "{file}". Hãy kiểm tra đường dẫn và quyền ghi.',
  'cli.badOption': 'Giá trị "{value}" của {option} không hợp lệ.',
  'cli.unknownFormat': 'Chưa xuất được tệp dạng "{format}". Các dạng có thể xuất: {formats}.',
  'cli.unknownAnnex': 'Tệp không có phụ lục "{annex}". Các phụ lục: {annexes}.',
  'cli.unknownUnit': 'Danh mục của tệp không có đơn vị "{unit}".',
  'cli.failed': 'Lỗi ngoài dự kiến: {message}',
} as const
