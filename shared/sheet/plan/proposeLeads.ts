import type { UnitId } from '../../domain/ids.ts'
import { foldForSearch } from '../../domain/text.ts'
import type { UnitReading } from '../../domain/units/readUnits.ts'
import { areaOfTitle, areasOf } from './planAreas.ts'
import type { PlanDuty, PlanSection } from './planOutline.ts'

/** The office proposed to lead a section's tasks, as its duty block names it. */
export interface ProposedLead {
  readonly unit: UnitId | null
  readonly text: string
}

/** How strongly a sentence gives a field to an office; what it does together with others counts for nothing. */
const strengths: readonly { readonly pattern: RegExp; readonly weight: number }[] = [
  { pattern: /^(chu tri|chiu trach nhiem).{0,80}noi dung/, weight: 3 },
  { pattern: /^(chu tri|chiu trach nhiem)/, weight: 2 },
  { pattern: /^(giup viec|tham muu|theo doi)/, weight: 1 },
]

/**
 * Who leads a section, from the part on organisation: the office whose duties name the section's field most strongly
 * ("Chủ trì … nội dung cải cách tài chính công"). Only a proposal: rows carry the flag `leadProposed`.
 */
export function proposeLeads(
  sections: readonly PlanSection[],
  duties: readonly PlanDuty[],
  readUnits: (text: string) => readonly UnitReading[],
): ReadonlyMap<PlanSection, ProposedLead> {
  const claims = duties.flatMap(({ office, sentences }) => {
    const [reading] = readUnits(office.text.replace(/[.:]$/, ''))
    return reading ? sentences.flatMap((sentence) => claimsOf(sentence.text).map((claim) => ({ ...claim, lead: reading }))) : []
  })
  const leads = new Map<PlanSection, ProposedLead>()
  for (const section of sections) {
    const area = areaOfTitle(section.heading.text)
    const [best] = claims.filter((claim) => claim.area === area).toSorted((a, b) => b.weight - a.weight)
    if (area !== undefined && best) leads.set(section, { unit: best.lead.unit, text: best.lead.text })
  }
  return leads
}

function claimsOf(sentence: string): readonly { area: string; weight: number }[] {
  const folded = foldForSearch(sentence)
  const strength = strengths.find(({ pattern }) => pattern.test(folded))
  if (!strength) return []
  const alone = sentence.replace(/,?\s*phối hợp.*$/iu, '')
  const own = alone === '' || /^chủ trì$/iu.test(alone.trim()) ? sentence : alone
  return areasOf(own).map((area) => ({ area, weight: strength.weight }))
}
