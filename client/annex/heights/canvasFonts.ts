import { syllableWidths } from './syllableWidths.ts'
import type { Fonts } from './rowHeights.ts'

/** Measures in the fonts that cells of `element` are set in. Ask again after fonts have loaded. */
export function canvasFonts(element: HTMLElement): Fonts {
  const { fontFamily, fontSize } = getComputedStyle(element)
  const measureIn = (weight: number) => {
    const context = document.createElement('canvas').getContext('2d')
    if (!context) return (text: string): number => text.length * 7
    context.font = `${weight} ${fontSize} ${fontFamily}`
    return (text: string): number => context.measureText(text).width
  }
  return { plain: syllableWidths(measureIn(400)), bold: syllableWidths(measureIn(600)) }
}
