import type { JSX } from 'solid-js'

/** Strokes of a 20 × 20 drawing; own drawings, one line weight. */
const drawings = {
  add: 'M10 4v12M4 10h12',
  upload: 'M10 13V3.5M6.5 7 10 3.5 13.5 7M3.5 13v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V13',
  download: 'M10 3.5V13M6.5 9.5 10 13l3.5-3.5M3.5 13v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V13',
  undo: 'M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8',
  redo: 'M12.5 4 16 7.5 12.5 11M16 7.5H8.5a4.5 4.5 0 0 0 0 9H12',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  warning: 'M10 3.5 17.5 16h-15L10 3.5ZM10 8.5v3.5M10 14.2v.1',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5l4 4 8-9',
  cloud: 'M6 15.5a3.5 3.5 0 0 1-.3-7A4.5 4.5 0 0 1 14.4 8a3.8 3.8 0 0 1-.4 7.5H6Z',
  cloudOff: 'M6 15.5a3.5 3.5 0 0 1-.3-7A4.5 4.5 0 0 1 14.4 8a3.8 3.8 0 0 1-.4 7.5H6ZM3.5 3.5l13 13',
  chevron: 'M6 8l4 4 4-4',
  sheet: 'M4.5 3.5h11v13h-11zM4.5 8h11M4.5 12h11M8.5 8v8.5',
  lock: 'M5.5 9h9v7.5h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1',
  people: 'M7.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 16c0-2.5 2-4.2 4.5-4.2S12 13.5 12 16M13 9.5a2.2 2.2 0 1 0-.8-4.2M13.5 11.9c2 .2 3.5 1.8 3.5 4.1',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c0-3 2.6-5 6-5s6 2 6 5',
  numbers: 'M4 5l1.5-1V8.5M4 13a1.3 1.3 0 1 1 2.2 1L4 16.5h2.5M9.5 6.5h7M9.5 14h7',
  help: 'M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M10 14.3v.1M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z',
} as const

export type IconName = keyof typeof drawings

/** A drawing beside words; it never stands alone without a label on its control. */
export function Icon(props: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d={drawings[props.name]} />
    </svg>
  )
}
