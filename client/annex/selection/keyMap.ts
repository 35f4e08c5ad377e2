/** What a key asks for. `extend`: Shift holds the anchor. */
export type Command =
  | { readonly do: 'move'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly do: 'edge'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly do: 'page'; readonly down: boolean; readonly extend: boolean }
  | { readonly do: 'end'; readonly last: boolean; readonly sheet: boolean; readonly extend: boolean }
  | { readonly do: 'enter' | 'tab'; readonly back: boolean }
  | { readonly do: 'selectRows' | 'selectColumns' | 'selectAll' }
  | { readonly do: 'edit' | 'cancel' | 'newLine' | 'openList' | 'clear' }
  | { readonly do: 'fillDown' | 'fillRight' }
  | { readonly do: 'undo' | 'redo' }
  | { readonly do: 'find' | 'replace' | 'help' | 'menu' | 'columnMenu' }
  | { readonly do: 'insertBelow' | 'insertAbove' | 'duplicate' | 'deleteRows' | 'indent' | 'outdent' | 'moveUp' | 'moveDown' }
  | { readonly do: 'toggle' }
  /** Out of the table: Tab moves inside it. */
  | { readonly do: 'leave'; readonly back: boolean }

/** The parts of a keydown that decide. */
export interface KeyStroke {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly isComposing: boolean
  readonly keyCode: number
}

/** An input method owns the key: keyCode 229, or a composition is running. */
export const belongsToInputMethod = (stroke: Pick<KeyStroke, 'isComposing' | 'keyCode'>): boolean =>
  stroke.isComposing || stroke.keyCode === 229

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const chord = (stroke: KeyStroke): string => {
  const key = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key
  return `${stroke.ctrl ? 'Ctrl+' : ''}${stroke.alt ? 'Alt+' : ''}${stroke.shift ? 'Shift+' : ''}${key}`
}

const whileSelecting: Readonly<Record<string, Command>> = {
  F2: { do: 'edit' },
  Delete: { do: 'clear' },
  Backspace: { do: 'clear' },
  Enter: { do: 'enter', back: false },
  'Shift+Enter': { do: 'enter', back: true },
  Tab: { do: 'tab', back: false },
  'Shift+Tab': { do: 'tab', back: true },
  Home: { do: 'end', last: false, sheet: false, extend: false },
  End: { do: 'end', last: true, sheet: false, extend: false },
  'Shift+Home': { do: 'end', last: false, sheet: false, extend: true },
  'Shift+End': { do: 'end', last: true, sheet: false, extend: true },
  'Ctrl+Home': { do: 'end', last: false, sheet: true, extend: false },
  'Ctrl+End': { do: 'end', last: true, sheet: true, extend: false },
  'Ctrl+Shift+Home': { do: 'end', last: false, sheet: true, extend: true },
  'Ctrl+Shift+End': { do: 'end', last: true, sheet: true, extend: true },
  PageDown: { do: 'page', down: true, extend: false },
  PageUp: { do: 'page', down: false, extend: false },
  'Shift+PageDown': { do: 'page', down: true, extend: true },
  'Shift+PageUp': { do: 'page', down: false, extend: true },
  'Ctrl+a': { do: 'selectAll' },
  'Shift+ ': { do: 'selectRows' },
  'Ctrl+ ': { do: 'selectColumns' },
  'Ctrl+d': { do: 'fillDown' },
  'Ctrl+r': { do: 'fillRight' },
  'Ctrl+z': { do: 'undo' },
  'Ctrl+y': { do: 'redo' },
  'Ctrl+Shift+z': { do: 'redo' },
  'Ctrl+f': { do: 'find' },
  'Ctrl+h': { do: 'replace' },
  F1: { do: 'help' },
  'Shift+F10': { do: 'menu' },
  'Ctrl+Shift+F10': { do: 'columnMenu' },
  ContextMenu: { do: 'menu' },
  'Alt+ArrowDown': { do: 'openList' },
  'Ctrl+Enter': { do: 'insertBelow' },
  'Ctrl+Shift+Enter': { do: 'insertAbove' },
  'Ctrl+Delete': { do: 'deleteRows' },
  'Ctrl+Shift+d': { do: 'duplicate' },
  'Alt+Shift+ArrowRight': { do: 'indent' },
  'Alt+Shift+ArrowLeft': { do: 'outdent' },
  'Alt+Shift+ArrowUp': { do: 'moveUp' },
  'Alt+Shift+ArrowDown': { do: 'moveDown' },
  'Ctrl+.': { do: 'toggle' },
  F6: { do: 'leave', back: false },
  'Shift+F6': { do: 'leave', back: true },
}

/** While text is edited, everything else belongs to the text: arrows, Home, Backspace, Ctrl+A, letters. */
const whileEditing: Readonly<Record<string, Command>> = {
  Enter: { do: 'enter', back: false },
  'Shift+Enter': { do: 'enter', back: true },
  'Alt+Enter': { do: 'newLine' },
  Tab: { do: 'tab', back: false },
  'Shift+Tab': { do: 'tab', back: true },
  Escape: { do: 'cancel' },
  'Ctrl+z': { do: 'undo' },
  'Ctrl+y': { do: 'redo' },
  'Ctrl+Shift+z': { do: 'redo' },
  'Ctrl+f': { do: 'find' },
  'Ctrl+h': { do: 'replace' },
  F1: { do: 'help' },
  F6: { do: 'leave', back: false },
  'Shift+F6': { do: 'leave', back: true },
}

/** The command of a key, or null: then the key belongs to the text field. */
export function commandOf(stroke: KeyStroke, editing: boolean): Command | null {
  if (belongsToInputMethod(stroke)) return null
  if (editing) return whileEditing[chord(stroke)] ?? null
  const arrow = stroke.alt ? undefined : arrows[stroke.key]
  if (arrow) return { do: stroke.ctrl ? 'edge' : 'move', rows: arrow[0], columns: arrow[1], extend: stroke.shift }
  return whileSelecting[chord(stroke)] ?? null
}
