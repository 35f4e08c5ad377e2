import type { KeyStroke } from '../selection/keyMap.ts'

/** The list below an open cell, as the keyboard drives it. */
export interface ListControl {
  /** Takes a key; false: it belongs to the text field. */
  key(stroke: KeyStroke): boolean
}

/**
 * What a key means to a list with `count` options, `highlighted` of them marked (-1: none). Nothing is marked until an
 * arrow marks it, so that Enter always stores what was typed.
 */
export type ListStep = { readonly mark: number } | { readonly take: number } | null

export function listStep(stroke: KeyStroke, count: number, highlighted: number): ListStep {
  if (count === 0 || stroke.ctrl || stroke.alt || stroke.shift) return null
  if (stroke.key === 'ArrowDown') return { mark: Math.min(count - 1, highlighted + 1) }
  if (stroke.key === 'ArrowUp') return { mark: Math.max(-1, highlighted - 1) }
  if (highlighted < 0) return null
  if (stroke.key === 'Enter') return { take: highlighted }
  return stroke.key === 'Escape' ? { mark: -1 } : null
}
