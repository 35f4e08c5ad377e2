import { unreachable } from '../../../shared/domain/errors.ts'
import type { Target } from '../../../shared/domain/target/target.ts'
import type { Translate } from '../../ui/translate.ts'

const figures = new Intl.NumberFormat('vi', { maximumFractionDigits: 6 })

/** What the program understands of a target, as a short phrase; '' for an empty cell. */
export function targetReadingText(text: string, target: Target, t: Translate): string {
  if (text.trim() === '') return ''
  const amount = amountText(target, t)
  const way = target.direction && target.op !== 'directional' ? `${t(`grid.target.${target.direction}`)} ` : ''
  const against = target.baseline ? ` ${t('grid.target.against', { baseline: target.baseline })}` : ''
  return `${way}${amount}${against}`
}

function amountText(target: Target, t: Translate): string {
  const of = (value: number | undefined): string => figures.format(value ?? 0) + (target.outOf ? `/${figures.format(target.outOf)}` : '') + unitText(target.unit)
  switch (target.op) {
    case '=':
      return t('grid.target.equal', { value: of(target.value) })
    case '>=':
      return t('grid.target.least', { value: of(target.value) })
    case '<=':
      return t('grid.target.most', { value: of(target.value) })
    case '>':
      return t('grid.target.more', { value: of(target.value) })
    case '<':
      return t('grid.target.less', { value: of(target.value) })
    case '~':
      return t('grid.target.about', { value: of(target.value) })
    case 'range':
      return t('grid.target.range', { min: figures.format(target.min ?? 0), max: of(target.max) })
    case 'directional':
      return t('grid.target.directional', { way: t(`grid.target.${target.direction ?? 'increase'}`) })
    case 'assigned':
      return t('grid.target.assigned')
    case 'unknown':
      return t('grid.target.unknown')
    default:
      return unreachable(target.op)
  }
}

const unitText = (unit: string | undefined): string => (unit === undefined ? '' : unit === '%' ? '%' : ` ${unit}`)
