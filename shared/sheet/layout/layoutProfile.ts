/** All measures of a printed annex in one place. A profile is data: another decree is another profile. */
export interface LayoutProfile {
  readonly name: string
  readonly font: string
  readonly paperMm: { readonly long: number; readonly short: number }
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
  /** Distance of the page number from the paper's upper edge. */
  readonly pageNumberMm: number
  readonly pageNumberPt: number
  readonly headingPt: number
  readonly titlePt: number
  readonly referencePt: number
  readonly tablePt: number
  /** Between the heading block and the table. */
  readonly gapPt: number
  /** Height of a line, by size of type: what is printed of Times New Roman (1.107 em), and never less than what LibreOffice counts. */
  readonly lineHeightPt: Readonly<Record<number, number>>
  /** Height kept at the top of page 1, right corner, for the clerk's signature text (about 70 × 12 mm). */
  readonly signatureCornerPt: number
  /** Blank inside a cell, left and right together. */
  readonly paddingPt: number
  /** What a column leaves its longest word above its width: letters are up to 4 % wider on screens than on paper. */
  readonly wordFactor: number
  readonly endMark: string
  /** Size of the line that tells a version apart. */
  readonly versionPt: number
  readonly excerptMark: string
}

/**
 * Nghị định 30/2020/NĐ-CP, Phụ lục I: paper I.1, margins I.3, type I.4, page number I.7, annex heading III.1.b, reference
 * line III.1.c, place of the clerk's signature III.1.d, end mark as in forms 2.1 and 2.2. The size of type inside a table is
 * practice (12–13 pt): the decree sets none.
 */
export const nd30: LayoutProfile = {
  name: 'nd30',
  font: 'Times New Roman',
  paperMm: { long: 297, short: 210 },
  marginsMm: { top: 20, bottom: 20, left: 30, right: 15 },
  pageNumberMm: 10,
  pageNumberPt: 13,
  headingPt: 14,
  titlePt: 14,
  referencePt: 14,
  tablePt: 12,
  gapPt: 15,
  lineHeightPt: { 12: 13.05, 13: 14.45, 14: 15.85 },
  signatureCornerPt: 34,
  paddingPt: 3,
  wordFactor: 1.06,
  endMark: './.',
  versionPt: 8,
  excerptMark: 'TRÍCH SAO',
}

/** The same for files with pages of their own (.docx, .pdf): Excel sets a cell's blanks itself, there they are ours to choose. */
export function pagedProfile(profile: LayoutProfile = nd30): LayoutProfile {
  return { ...profile, paddingPt: 7 }
}

export const orientations = ['landscape', 'portrait'] as const
export type Orientation = (typeof orientations)[number]

/** Width that can be printed on: 252 mm on a landscape A4 page. */
export function printableWidthMm(profile: LayoutProfile, orientation: Orientation): number {
  const paper = orientation === 'landscape' ? profile.paperMm.long : profile.paperMm.short
  return paper - profile.marginsMm.left - profile.marginsMm.right
}

/** Height that can be printed on, points. */
export function printableHeightPt(profile: LayoutProfile, orientation: Orientation): number {
  const paper = orientation === 'landscape' ? profile.paperMm.short : profile.paperMm.long
  return ((paper - profile.marginsMm.top - profile.marginsMm.bottom) * 72) / 25.4
}
