import { expect, test } from 'vitest'
import { commandOf, type KeyStroke } from '../../../client/annex/selection/keyMap.ts'

const stroke = (keys: string, extra: Partial<KeyStroke> = {}): KeyStroke => {
  const parts = keys.split('+')
  const key = parts.at(-1) as string
  return { key: key === 'Space' ? ' ' : key, ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), isComposing: false, keyCode: 65, ...extra }
}

test.each(['Enter', 'Tab', 'ArrowDown', 'Delete', 'Ctrl+z', 'F2'])('[TY3] %s belongs to the input method while it composes', (keys) => {
  for (const editing of [true, false]) {
    expect(commandOf(stroke(keys, { isComposing: true }), editing)).toBeNull()
    expect(commandOf(stroke(keys, { keyCode: 229 }), editing)).toBeNull()
  }
})

test.each(['Backspace', 'Delete', 'ArrowLeft', 'Shift+ArrowLeft', 'Ctrl+ArrowRight', 'Home', 'Ctrl+a', 'Ctrl+c', 'a', 'Space'])(
  '[TY1] %s belongs to the text while it is edited',
  (keys) => {
    expect(commandOf(stroke(keys), true)).toBeNull()
  },
)

test.each([
  ['ArrowDown', { do: 'move', rows: 1, columns: 0, extend: false }],
  ['Shift+ArrowRight', { do: 'move', rows: 0, columns: 1, extend: true }],
  ['Ctrl+ArrowUp', { do: 'edge', rows: -1, columns: 0, extend: false }],
  ['Ctrl+Shift+End', { do: 'end', last: true, sheet: true, extend: true }],
  ['Shift+Enter', { do: 'enter', back: true }],
  ['F2', { do: 'edit' }],
  ['Ctrl+D', { do: 'fillDown' }],
  ['Ctrl+Shift+Z', { do: 'redo' }],
  ['Alt+Shift+ArrowRight', { do: 'indent' }],
  ['Shift+F10', { do: 'menu' }],
])('[GR2] %s while cells are selected', (keys, command) => {
  expect(commandOf(stroke(keys), false)).toEqual(command)
})

test('[GR2] letters are no commands: they open the cell', () => {
  for (const key of ['a', 'Đ', '1', '?']) expect(commandOf(stroke(key), false)).toBeNull()
  expect(commandOf(stroke('Shift+A'), false)).toBeNull()
})
