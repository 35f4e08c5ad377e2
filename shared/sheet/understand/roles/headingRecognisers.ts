import type { ColumnRole } from '../../../domain/columns.ts'

/**
 * What headings say. Headings are compared folded: lower case, no accents, one space, without a trailing "(…)" or ":".
 * A new odd heading is one more line here.
 * Sources: the plans and working annexes described in the domain notes; the wordings of test/fixtures.
 */
export interface HeadingRecogniser {
  readonly role: ColumnRole
  /** Whole headings: certain. */
  readonly exact: readonly string[]
  /** Parts of headings: likely. The first recogniser that matches wins among equals. */
  readonly pattern: RegExp
}

export const headingRecognisers: readonly HeadingRecogniser[] = [
  {
    role: 'number',
    exact: ['stt', 'tt', 's tt', 's t t', 'so tt', 'so thu tu', '#', 'ma so', 'muc', 'no', 'thu tu'],
    pattern: /^(s\.?t\.?t\.?|t\.?t\.?|so thu tu)$/,
  },
  {
    role: 'internalReason',
    exact: ['can cu de xuat', 'ly do de xuat', 'can cu, ly do', 'can cu/ly do de xuat nhiem vu', 'can cu'],
    pattern: /khong phat hanh|giai trinh|(can cu|ly do).*(de xuat|phan cong|thuc hien|xay dung)/,
  },
  { role: 'relatedTarget', exact: ['chi tieu lien quan', 'chi tieu gan voi nhiem vu'], pattern: /chi tieu.*(lien quan|gan voi)/ },
  {
    role: 'group',
    exact: ['nhom nhiem vu', 'linh vuc', 'nhom', 'nhom noi dung', 'noi dung cai cach'],
    pattern: /^nhom |^linh vuc/,
  },
  {
    role: 'status',
    exact: [
      'danh gia', 'ket qua thuc hien', 'muc do hoan thanh', 'trang thai', 'tinh hinh thuc hien', 'thoi han con lai', 'kq thuc hien',
      '% hoan thanh', 'ty le hoan thanh', 'phan tram hoan thanh', 'tien do (%)', 'status', 'progress',
    ],
    pattern: /tinh hinh|trang thai|muc do hoan thanh|^(ket qua|kq) thuc hien|thoi (han|gian) con lai|danh gia|% (hoan thanh|thuc hien)|(hoan thanh|tien do).*%/,
  },
  { role: 'timelineStart', exact: ['bat dau', 'thoi gian bat dau', 'ngay bat dau', 'tu ngay', 'tu', 'start', 'start date'], pattern: /bat dau|^tu ngay|^tu thang/ },
  {
    role: 'timelineEnd',
    exact: ['ket thuc', 'hoan thanh', 'thoi gian ket thuc', 'ngay ket thuc', 'den ngay', 'ngay hoan thanh', 'den', 'end', 'end date', 'finish'],
    pattern: /ket thuc|^hoan thanh|^den ngay|^den thang/,
  },
  {
    role: 'timeline',
    exact: [
      'thoi gian thuc hien', 'thoi gian hoan thanh', 'thoi gian', 'thoi han', 'thoi han hoan thanh', 'han hoan thanh',
      'tien do', 'moc hoan thanh', 'thoi diem hoan thanh', 'thoi gian, tien do thuc hien', 'tien do thuc hien', 'han',
      'thoi han thuc hien', 'thoi gian trien khai', 'lo trinh', 'lo trinh thuc hien', 'tg', 't/gian', 'tgian', 'moc thoi gian', 'deadline',
      'due date', 'time', 'timeline', 'han chot',
    ],
    pattern: /thoi gian|thoi han|thoi diem|tien do|^han |lo trinh|^moc |^tg |t\/gian|deadline/,
  },
  {
    role: 'unitOfMeasure',
    exact: ['don vi tinh', 'dvt', 'don vi do', 'dv tinh', 'd.v.t', 'd.v tinh'],
    pattern: /don vi tinh|^dvt|don vi do/,
  },
  {
    role: 'coordinating',
    exact: [
      'co quan phoi hop', 'don vi phoi hop', 'co quan, don vi phoi hop', 'phoi hop', 'don vi phoi hop, cung cap so lieu',
      'co quan phoi hop thuc hien', 'cac don vi phoi hop', 'cqph', 'dvph', 'cq phoi hop', 'dv phoi hop', 'supporting units', 'support',
    ],
    pattern: /^(?!.*chu tri).*phoi ?hop|^(cq|dv) ?ph$|^support/,
  },
  {
    role: 'leader',
    exact: ['lanh dao phu trach', 'lanh dao ubnd phu trach', 'lanh dao ubnd xa phu trach', 'lanh dao chi dao', 'lanh dao', 'nguoi chi dao'],
    pattern: /lanh dao|^(nguoi )?chi dao|pho chu tich|^pct /,
  },
  {
    role: 'officer',
    exact: ['chuyen vien tham muu truc tiep', 'can bo thuc hien', 'nguoi thuc hien', 'chuyen vien', 'can bo phu trach', 'pic', 'nguoi phu trach'],
    pattern: /chuyen vien|^can bo|^cong chuc|^nguoi (thuc hien|phu trach|theo doi)/,
  },
  {
    role: 'lead',
    exact: [
      'co quan chu tri', 'don vi chu tri', 'co quan, don vi chu tri', 'co quan chu tri thuc hien', 'don vi chu tri theo doi',
      'chu tri', 'co quan thuc hien', 'don vi thuc hien', 'co quan chu tri tham muu', 'co quan, don vi thuc hien',
      'don vi chu tri thuc hien', 'co quan chu tri, theo doi', 'cqct', 'dvct', 'cq chu tri', 'dv chu tri', 'lead', 'lead unit', 'lead agency',
      'owner', 'responsible', 'responsible unit', 'phan cong thuc hien', 'phan cong', 'trach nhiem thuc hien',
    ],
    pattern: /chu tri|dau moi|(co quan|don vi|bo phan|^cq|^dv).*(thuc hien|tham muu|phu trach|theo doi|chiu trach nhiem)|chiu trach nhiem|^phan cong|^(cq|dv) ?ct$/,
  },
  {
    role: 'evidence',
    exact: ['nguon so lieu/minh chung', 'tai lieu kiem chung', 'nguon so lieu', 'minh chung', 'nguon so lieu, minh chung'],
    pattern: /minh chung|kiem chung|nguon so lieu/,
  },
  { role: 'supportForce', exact: ['luc luong ho tro'], pattern: /luc luong|^ho tro/ },
  {
    role: 'budget',
    exact: ['kinh phi', 'du toan kinh phi', 'nguon kinh phi', 'du toan', 'nguon von', 'kinh phi thuc hien', 'kp', 'budget'],
    pattern: /kinh phi|du toan|nguon von/,
  },
  {
    role: 'product',
    exact: [
      'san pham', 'san pham du kien', 'san pham du kien dat duoc', 'ket qua/san pham', 'san pham/ket qua', 'ket qua, san pham',
      'san pham, ket qua', 'ket qua', 'ket qua dau ra', 'san pham dau ra', 'san pham hoan thanh', 'ket qua dat duoc',
      'ket qua du kien', 'yeu cau san pham', 'hinh thuc san pham', 'sp', 'kq', 'sp/kq', 'kq/sp', 'output', 'product', 'deliverable',
    ],
    pattern: /san pham|ket qua|dau ra|^(sp|kq)[ /,]/,
  },
  { role: 'note', exact: ['ghi chu', 'luu y', 'gc', 'remarks', 'note', 'notes'], pattern: /ghi chu/ },
  {
    role: 'targetByPeriod',
    exact: [],
    pattern: /^((den )?(het )?nam 20\d\d|20\d\d|giai doan 20\d\d ?- ?20\d\d|tam nhin.*20\d\d|(den|den het) nam 20\d\d.*|quy (i|ii|iii|iv|[1-4])|6 thang( dau nam)?)$/,
  },
  {
    role: 'target',
    exact: [
      'muc phan dau', 'chi tieu giao', 'ty le', 'chi tieu duoc giao', 'muc tieu can dat', 'muc chi tieu', 'muc dat',
      'chi tieu phan dau', 'gia tri', 'chi tieu ke hoach', 'ke hoach giao',
    ],
    pattern: /chi tieu.*(%|nam 20\d\d|giao|phan dau|ke hoach)|^muc (phan dau|tieu|chi tieu|dat)|^ty le|^(ke hoach|kh)( nam)? 20\d\d|^ke hoach nam/,
  },
  {
    role: 'indicator',
    exact: ['chi tieu', 'ten chi tieu', 'noi dung chi tieu', 'chi so', 'cac chi tieu', 'chi tieu cu the', 'chi tieu chu yeu', 'indicator', 'kpi'],
    pattern: /chi tieu|^chi so/,
  },
  {
    role: 'task',
    exact: [
      'nhiem vu', 'noi dung', 'noi dung nhiem vu', 'noi dung/nhiem vu', 'noi dung / nhiem vu', 'nhiem vu cu the', 'ten nhiem vu',
      'noi dung cong viec', 'noi dung thuc hien', 'cong viec', 'viec', 'nhiem vu trong tam', 'nhiem vu, giai phap',
      'nhiem vu chu yeu', 'noi dung, nhiem vu', 'cac nhiem vu', 'nhiem vu/giai phap', 'noi dung cac nhiem vu', 'nd', 'nv', 'noi dung cv',
      'dau viec', 'ten dau viec', 'task', 'tasks', 'activity', 'activities', 'ten cong viec',
    ],
    pattern: /nhiem vu|noi dung|cong viec|dau viec|^viec|giai phap|hoat dong|^(nd|nv) /,
  },
]
