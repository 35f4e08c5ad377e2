import { foldForSearch } from '../../domain/text.ts'
import type { PlanParagraph } from './planParagraphs.ts'
import { splitTargets } from './splitTargets.ts'

/** What a plan says, sorted: sections with their goals and tasks, and who is to do what. */
export interface PlanOutline {
  /** Paragraphs before part I: names, legal basis. */
  readonly preface: readonly PlanParagraph[]
  readonly sections: readonly PlanSection[]
  readonly duties: readonly PlanDuty[]
  /** Paragraphs that belong to none of these. */
  readonly other: readonly PlanParagraph[]
}

export interface PlanSection {
  readonly heading: PlanParagraph
  readonly goals: readonly PlanGoal[]
  readonly tasks: readonly PlanTask[]
}

export interface PlanGoal {
  readonly paragraph: PlanParagraph
  /** "Năm 2025 - 2026", where goals are set by period. */
  readonly period: string
}

export interface PlanTask {
  readonly paragraph: PlanParagraph
  /** 1: a task or group of the section; 2: under a group. */
  readonly level: 1 | 2
  readonly group: boolean
}

/** A block of the part on organisation: an office and what it is told to do. */
export interface PlanDuty {
  readonly office: PlanParagraph
  readonly sentences: readonly PlanParagraph[]
}

type PartKind = 'tasks' | 'goals' | 'duties' | 'other'

/** Kinds of parts by their titles, folded. The first that matches counts. */
const partKinds: readonly { readonly kind: PartKind; readonly pattern: RegExp }[] = [
  { kind: 'duties', pattern: /to chuc thuc hien|phan cong|trach nhiem thuc hien/ },
  { kind: 'other', pattern: /muc dich|yeu cau|kinh phi|che do bao cao/ },
  { kind: 'tasks', pattern: /nhiem vu|giai phap|noi dung/ },
  { kind: 'goals', pattern: /muc tieu|chi tieu/ },
]

interface MutableSection {
  readonly heading: PlanParagraph
  readonly goals: PlanGoal[]
  readonly tasks: PlanTask[]
}

/** Sorts paragraphs by the headings above them. */
export function outlinePlan(paragraphs: readonly PlanParagraph[]): PlanOutline {
  const reader = new OutlineReader()
  for (const paragraph of paragraphs) reader.take(paragraph)
  return reader.outline()
}

class OutlineReader {
  private part: PartKind | undefined
  private mode: 'tasks' | 'goals' = 'tasks'
  private period = ''
  /** Heading under which bullets stand that no section holds. */
  private above: PlanParagraph | undefined
  private section: MutableSection | undefined
  private readonly preface: PlanParagraph[] = []
  private readonly sections: MutableSection[] = []
  private readonly duties: { office: PlanParagraph; sentences: PlanParagraph[] }[] = []
  private readonly other: PlanParagraph[] = []

  take(paragraph: PlanParagraph): void {
    const form = paragraph.token?.form
    if (form === 'roman') this.beginPart(paragraph)
    else if (this.part === undefined) this.preface.push(paragraph)
    else if (this.part === 'duties') this.takeDuty(paragraph)
    else if (this.part === 'other') this.other.push(paragraph)
    else if (form === 'arabic' || form === 'decimal') this.beginHeading(paragraph)
    else if (form === 'lower') this.beginPoint(paragraph)
    else if (form === 'dash' || form === 'plus' || this.isBareTarget(paragraph)) this.takeBullet(paragraph)
    else this.other.push(paragraph)
  }

  /** Plans forget a bullet here and there: a goal that names a figure is one without it. */
  private isBareTarget({ text, token }: PlanParagraph): boolean {
    return this.mode === 'goals' && token === undefined && splitTargets(text).some(({ target }) => target !== '')
  }

  outline(): PlanOutline {
    return { preface: this.preface, sections: this.sections, duties: this.duties, other: this.other }
  }

  private beginPart(paragraph: PlanParagraph): void {
    const folded = foldForSearch(paragraph.text)
    this.part = partKinds.find(({ pattern }) => pattern.test(folded))?.kind ?? 'other'
    this.mode = this.part === 'goals' ? 'goals' : 'tasks'
    this.period = ''
    this.standUnder(paragraph)
  }

  private standUnder(paragraph: PlanParagraph): void {
    this.above = paragraph
    this.section = undefined
  }

  /** "1. Cải cách thể chế" begins a section; "1.1. Mục tiêu" and "1.2. Nhiệm vụ" say what its bullets are. */
  private beginHeading(paragraph: PlanParagraph): void {
    const folded = foldForSearch(paragraph.text)
    const names = /^(cac )?(muc tieu|chi tieu)/.test(folded) ? 'goals' : /^(cac )?(nhiem vu|giai phap|noi dung)/.test(folded) ? 'tasks' : undefined
    const deeper = paragraph.token?.form === 'decimal'
    this.period = ''
    if (names && (deeper || this.part === 'goals')) {
      this.mode = names
      if (!deeper) this.standUnder(paragraph)
    } else {
      this.section = this.beginSection(paragraph)
      this.mode = this.part === 'goals' ? 'goals' : 'tasks'
    }
  }

  private beginSection(heading: PlanParagraph): MutableSection {
    const section: MutableSection = { heading, goals: [], tasks: [] }
    this.sections.push(section)
    return section
  }

  /** "a) Năm 2025 - 2026" sets the period of goals; among tasks a point is a task. */
  private beginPoint(paragraph: PlanParagraph): void {
    if (this.mode === 'goals' && /20\d\d|giai đoạn|đến năm/iu.test(paragraph.text) && paragraph.text.length < 60) this.period = paragraph.text
    else this.takeBullet(paragraph)
  }

  private takeBullet(paragraph: PlanParagraph): void {
    const section = (this.section ??= this.above && this.beginSection(this.above))
    if (!section) this.other.push(paragraph)
    else if (this.mode === 'goals') section.goals.push({ paragraph, period: this.period })
    else {
      const under = paragraph.token?.form === 'plus' && section.tasks.length > 0
      section.tasks.push({ paragraph, level: under ? 2 : 1, group: !under && paragraph.text.endsWith(':') })
    }
  }

  private takeDuty(paragraph: PlanParagraph): void {
    if (paragraph.token?.form === 'arabic') this.duties.push({ office: paragraph, sentences: [] })
    else {
      const duty = this.duties.at(-1)
      if (duty) duty.sentences.push(paragraph)
      else this.other.push(paragraph)
    }
  }
}
