import type { CDPSession } from 'playwright-core'

/** How Vietnamese reaches a text field: three habits of keyboard hooks (UniKey, EVKey, OpenKey), and compositions. */
export const inputMethods = ['backspaces', 'emptyCharacter', 'shiftLeft', 'composition'] as const
export type InputMethod = (typeof inputMethods)[number]

/** A word with what stands on screen after each Telex key. */
export interface TelexWord {
  readonly word: string
  readonly steps: readonly (readonly [key: string, shown: string])[]
}

const telex = (word: string, spelled: string): TelexWord => ({
  word,
  steps: spelled.split(' | ').map((step) => {
    const [key = '', shown = ''] = step.split('>')
    return [key === '_' ? ' ' : key, shown.replaceAll('_', ' ')] as const
  }),
})

/** The words of the replay suite: doubled first letters, tones at the end, two syllables, a single letter. */
export const telexWords: readonly TelexWord[] = [
  telex('Đức', 'D>D | D>Đ | u>Đu | w>Đư | c>Đưc | s>Đức'),
  telex('đất', 'd>d | d>đ | a>đa | a>đâ | t>đât | s>đất'),
  telex('ổn', 'o>o | o>ô | n>ôn | r>ổn'),
  telex('phòng', 'p>p | h>ph | o>pho | n>phon | g>phong | f>phòng'),
  telex('nghị', 'n>n | g>ng | h>ngh | i>nghi | j>nghị'),
  telex(
    'thực hiện',
    't>t | h>th | u>thu | w>thư | c>thưc | j>thực | _>thực_ | h>thực_h | i>thực_hi | e>thực_hie | e>thực_hiê | n>thực_hiên | j>thực_hiện',
  ),
  telex('Xã hội', 'X>X | a>Xa | x>Xã | _>Xã_ | h>Xã_h | o>Xã_ho | o>Xã_hô | i>Xã_hôi | j>Xã_hội'),
  telex('Ư', 'U>U | w>Ư'),
]

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Sends events one behind the other without waiting for each, as a hook's burst comes. */
async function send(cdp: CDPSession, ...events: readonly Parameters<typeof cdp.send<'Input.dispatchKeyEvent'>>[1][]): Promise<void> {
  await Promise.all(events.map((event) => cdp.send('Input.dispatchKeyEvent', event)))
}

/** A real key: keydown with its text, keyup. */
function letter(cdp: CDPSession, key: string): Promise<void> {
  const upper = key.toUpperCase()
  const code = key === ' ' ? 'Space' : `Key${upper}`
  const shared = { key, code, windowsVirtualKeyCode: upper.charCodeAt(0), modifiers: key === key.toLowerCase() ? 0 : 8 }
  return send(cdp, { type: 'keyDown', text: key, unmodifiedText: key, ...shared }, { type: 'keyUp', ...shared })
}

/** A character that a hook sends: VK_PACKET, without a code. */
function packet(cdp: CDPSession, character: string): Promise<void> {
  const shared = { key: character, code: '', windowsVirtualKeyCode: 231 }
  return send(cdp, { type: 'keyDown', text: character, unmodifiedText: character, ...shared }, { type: 'keyUp', ...shared })
}

export function pressKey(cdp: CDPSession, key: string, keyCode: number, extra: { modifiers?: number; commands?: string[] } = {}): Promise<void> {
  const shared = { key, code: key, windowsVirtualKeyCode: keyCode, modifiers: extra.modifiers ?? 0 }
  const down = { ...shared, ...(extra.commands ? { commands: extra.commands } : {}) }
  return send(cdp, key === 'Enter' ? { type: 'keyDown', text: '\r', ...down } : { type: 'rawKeyDown', ...down }, { type: 'keyUp', ...shared })
}

const backspace = (cdp: CDPSession): Promise<void> => pressKey(cdp, 'Backspace', 8)

/** Takes back what a hook wants to write anew, in its own way. */
const takeBack: Readonly<Record<Exclude<InputMethod, 'composition'>, (cdp: CDPSession, count: number) => Promise<void>[]>> = {
  backspaces: (cdp, count) => Array.from({ length: count }, () => backspace(cdp)),
  emptyCharacter: (cdp, count) => [packet(cdp, '\u202F'), ...Array.from({ length: count + 1 }, () => backspace(cdp))],
  shiftLeft: (cdp, count) =>
    Array.from({ length: count }, () => pressKey(cdp, 'ArrowLeft', 37, { modifiers: 8, commands: ['moveLeftAndModifySelection'] })),
}

/** Types a word as a keyboard hook does: letters as they are, and what changes is taken back and written anew. */
async function typeByHook(cdp: CDPSession, word: TelexWord, method: Exclude<InputMethod, 'composition'>, gapMs: number): Promise<void> {
  let before = ''
  const sent: Promise<void>[] = []
  for (const [key, shown] of word.steps) {
    if (shown === before + key) sent.push(letter(cdp, key))
    else {
      let common = 0
      while (common < before.length && before[common] === shown[common]) common += 1
      sent.push(...takeBack[method](cdp, before.length - common))
      for (const character of shown.slice(common)) sent.push(packet(cdp, character))
    }
    before = shown
    if (gapMs > 0) await pause(gapMs)
  }
  await Promise.all(sent)
}

/** One step of a composition: the key that the input method ate, and the text that it shows. */
export async function compose(cdp: CDPSession, text: string): Promise<void> {
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: '', windowsVirtualKeyCode: 229 })
  await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
}

/** Types a word by compositions, one a syllable, each committed before the blank. */
async function typeByComposition(cdp: CDPSession, word: TelexWord, gapMs: number): Promise<void> {
  let committed = ''
  for (const [key, shown] of word.steps) {
    if (key === ' ') {
      await cdp.send('Input.insertText', { text: shown.slice(committed.length, -1) })
      await letter(cdp, ' ')
      committed = shown
    } else await compose(cdp, shown.slice(committed.length))
    if (gapMs > 0) await pause(gapMs)
  }
  await cdp.send('Input.insertText', { text: word.word.slice(committed.length) })
}

export function typeWord(cdp: CDPSession, word: TelexWord, method: InputMethod, gapMs: number): Promise<void> {
  return method === 'composition' ? typeByComposition(cdp, word, gapMs) : typeByHook(cdp, word, method, gapMs)
}
