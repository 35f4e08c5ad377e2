import type { Random } from '../../shared/domain/ids.ts'
import { pick } from '../support/random.ts'

/** One thing that happens, as plain data: a failing run prints as a script, and is kept in seeds/. `at` and `to` choose among what is there. */
export type Act =
  | { readonly do: 'type' | 'erase'; readonly who: number; readonly at: number; readonly to: number; readonly word: string }
  | { readonly do: 'add' | 'addSection' | 'move' | 'nest' | 'indent' | 'outdent' | 'delete' | 'restore' | 'convert'; readonly who: number; readonly at: number; readonly to: number }
  | { readonly do: 'units'; readonly who: number; readonly at: number; readonly to: number }
  | { readonly do: 'column' | 'renumber' | 'undo' | 'redo' | 'cut' | 'rejoin' | 'reload' | 'deliver'; readonly who: number }
  | { readonly do: 'restartServer' }

const words = ['Rà soát ', 'kế hoạch', 'ổn', 'Đức', 'ế', '\n', '😀', ' báo cáo;', 'x']

const weights: readonly (readonly [Act['do'], number])[] = [
  ['type', 26],
  ['erase', 8],
  ['add', 9],
  ['addSection', 2],
  ['move', 7],
  ['nest', 5],
  ['indent', 3],
  ['outdent', 3],
  ['delete', 5],
  ['restore', 3],
  ['convert', 2],
  ['units', 6],
  ['column', 1],
  ['renumber', 1],
  ['undo', 8],
  ['redo', 4],
  ['cut', 3],
  ['rejoin', 4],
  ['reload', 1],
  ['deliver', 20],
  ['restartServer', 1],
]
const total = weights.reduce((sum, [, weight]) => sum + weight, 0)

function kind(random: Random): Act['do'] {
  let left = random() * total
  for (const [name, weight] of weights) if ((left -= weight) < 0) return name
  return 'deliver'
}

/** The script of a run: `count` acts of `people` persons. */
export function randomActs(random: Random, count: number, people: number): Act[] {
  return Array.from({ length: count }, () => {
    const act = { do: kind(random), who: Math.floor(random() * people), at: random(), to: random(), word: pick(random, words) }
    return act as Act
  })
}
