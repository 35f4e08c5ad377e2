import type { Unit, UnitKind } from '../annex.ts'
import { unitId } from '../ids.ts'

interface Starter {
  readonly id: string
  readonly name: string
  readonly abbr?: string
  readonly aliases?: readonly string[]
  readonly members?: readonly string[]
}

/**
 * The offices of a commune since 1/7/2025 and the wordings that stand for several, as plans write them.
 * The same role has different official names by province (service centres): they are aliases here, and an
 * issuer's own directory states its own name. Blanks, dashes, points, capitals and "xã" need no alias of their own.
 */
const offices: readonly Starter[] = [
  { id: 'vp', name: 'Văn phòng HĐND và UBND xã', abbr: 'VP HĐND&UBND', aliases: ['Văn phòng HĐND - UBND', 'VP HĐND-UBND', 'VP HĐND và UBND', 'Văn phòng UBND', 'VP UBND', 'Văn phòng', 'VP'] },
  { id: 'vhxh', name: 'Phòng Văn hóa - Xã hội', abbr: 'P.VH-XH', aliases: ['Phòng VH-XH', 'VH-XH', 'Phòng Văn hóa và Xã hội', 'Phòng Văn hóa, Xã hội'] },
  { id: 'kt', name: 'Phòng Kinh tế', abbr: 'P.KT', aliases: ['P. Kinh tế', 'Phòng KT'] },
  { id: 'kthtdt', name: 'Phòng Kinh tế, Hạ tầng và Đô thị', abbr: 'P.KTHTĐT', aliases: ['Phòng KT-HT&ĐT', 'P.KT,HT&ĐT', 'Phòng KTHTĐT', 'Phòng Kinh tế - Hạ tầng và Đô thị'] },
  { id: 'hcc', name: 'Trung tâm Phục vụ hành chính công', abbr: 'TTPVHCC', aliases: ['Trung tâm PVHCC', 'TTHCC', 'HCC', 'Trung tâm HCC', 'Trung tâm Hành chính công'] },
  { id: 'dv', name: 'Trung tâm Dịch vụ tổng hợp xã', abbr: 'TTDVTH', aliases: ['Trung tâm DVTH', 'Trung tâm Dịch vụ công', 'Trung tâm Cung ứng dịch vụ công', 'TTDVC', 'TTCƯDVC', 'TT CUDVC', 'Trung tâm Cung ứng dịch vụ sự nghiệp công'] },
  { id: 'ca', name: 'Công an xã', abbr: 'CAX', aliases: ['CA xã', 'Công an phường', 'CAP'] },
  { id: 'qs', name: 'Ban Chỉ huy Quân sự xã', abbr: 'BCHQS', aliases: ['BCH Quân sự xã', 'Ban CHQS xã', 'Quân sự xã'] },
  { id: 'yt', name: 'Trạm Y tế xã', abbr: 'TYT', aliases: ['Trạm YT'] },
  { id: 'cns', name: 'Tổ công nghệ số cộng đồng', abbr: 'Tổ CNSCĐ', aliases: ['Các Tổ công nghệ số cộng đồng', 'Tổ CNSCĐ các thôn'] },
  { id: 'doan', name: 'Đoàn TNCS Hồ Chí Minh xã', abbr: 'Đoàn TN', aliases: ['Xã đoàn', 'Đoàn Thanh niên', 'Đoàn xã', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh xã'] },
]

const collectives: readonly Starter[] = [
  {
    id: 'c-cm',
    name: 'Các cơ quan chuyên môn thuộc UBND xã',
    aliases: ['Các phòng chuyên môn thuộc UBND xã', 'Các cơ quan chuyên môn của xã', 'Các cơ quan chuyên môn thuộc xã', 'Các phòng chuyên môn', 'Các cơ quan chuyên môn', 'Các phòng, ban chuyên môn', 'Các phòng, ban', 'Các phòng', 'Các phòng chuyên môn của xã'],
    members: ['vp', 'vhxh', 'kt'],
  },
  {
    id: 'c-dv',
    name: 'Các cơ quan, đơn vị thuộc UBND xã',
    aliases: ['Các cơ quan, đơn vị trực thuộc UBND xã', 'Các cơ quan, đơn vị xã', 'Các phòng, Trung tâm thuộc UBND xã', 'Các phòng, trung tâm', 'Các cơ quan, đơn vị', 'Các phòng, đơn vị thuộc UBND xã', 'Các cơ quan, đơn vị thuộc xã'],
    members: ['vp', 'vhxh', 'kt', 'hcc', 'dv'],
  },
  {
    id: 'c-lq',
    name: 'Các cơ quan, đơn vị liên quan',
    aliases: ['Các đơn vị liên quan', 'Các đơn vị có liên quan', 'Các cơ quan liên quan', 'Các cơ quan có liên quan', 'Các cơ quan, đơn vị có liên quan', 'Các đơn vị LQ', 'Các cơ quan, tổ chức liên quan', 'Các cơ quan, tổ chức, đơn vị liên quan', 'Cơ quan, đơn vị liên quan', 'Các phòng, ban liên quan', 'Các phòng, đơn vị liên quan', 'Các ngành liên quan', 'Các ban, ngành liên quan'],
  },
  { id: 'c-cp', name: 'Các tổ chức chính trị - xã hội', abbr: 'Các tổ chức CT-XH', aliases: ['Các đoàn thể', 'Các ban, ngành, đoàn thể', 'Các hội, đoàn thể'] },
  { id: 'c-sn', name: 'Các đơn vị sự nghiệp công lập thuộc xã', aliases: ['Các đơn vị sự nghiệp công lập', 'Các đơn vị sự nghiệp', 'Các đơn vị sự nghiệp công lập thuộc UBND xã'] },
  { id: 'c-th', name: 'Các thôn', aliases: ['Các ấp', 'Các thôn, ấp', 'Các khu phố', 'Các tổ dân phố', 'Các thôn, tổ dân phố', 'Các ấp, khu phố', 'Các thôn trên địa bàn xã', 'Trưởng các thôn', 'Ban nhân dân các thôn'] },
  { id: 'c-tr', name: 'Các trường học', aliases: ['Các trường', 'Các trường học trên địa bàn xã', 'Các trường trên địa bàn', 'Các cơ sở giáo dục'] },
]

const outsiders: readonly Starter[] = [
  { id: 'mttq', name: 'Ủy ban MTTQ Việt Nam xã', abbr: 'UBMTTQVN', aliases: ['UBMTTQ', 'MTTQ xã', 'Mặt trận Tổ quốc xã', 'Mặt trận Tổ quốc Việt Nam xã'] },
  { id: 'mttq-cp', name: 'Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội', abbr: 'UBMTTQVN & các tổ chức CT-XH', aliases: ['Ủy ban MTTQ và các đoàn thể', 'Ủy ban MTTQ Việt Nam và các đoàn thể xã', 'MTTQ và các đoàn thể', 'Mặt trận Tổ quốc và các tổ chức chính trị - xã hội', 'Mặt trận Tổ quốc và các đoàn thể'] },
  { id: 'dkdd', name: 'Chi nhánh Văn phòng Đăng ký đất đai', abbr: 'CN VPĐKĐĐ', aliases: ['Văn phòng Đăng ký đất đai', 'Văn phòng ĐKĐĐ', 'VPĐKĐĐ', 'Chi nhánh VPĐKĐĐ'] },
  { id: 'thue', name: 'Thuế cơ sở', aliases: ['Cơ quan Thuế', 'Chi cục Thuế', 'Đội Thuế'] },
]

function toUnits(starters: readonly Starter[], kind: UnitKind): Unit[] {
  return starters.map(({ id, name, abbr = '', aliases = [], members }) => ({
    id: unitId(id),
    name,
    abbr,
    kind,
    aliases,
    ...(members === undefined ? {} : { members: members.map(unitId) }),
  }))
}

const directory: readonly Unit[] = [...toUnits(offices, 'unit'), ...toUnits(collectives, 'collective'), ...toUnits(outsiders, 'external')]

/** A directory for workbooks that bring none: always the same one, so that an import resolves the usual names. */
export function starterDirectory(): readonly Unit[] {
  return directory
}
