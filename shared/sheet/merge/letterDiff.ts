/** A stretch of text that stayed, went or came. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Longest texts that are compared letter by letter, in letters on one side times the other; beyond, as a whole. */
const mostSteps = 4_000_000

/** Differences of two texts by letters (by what is seen as one letter), joined to readable stretches. */
export function letterDiff(before: string, after: string): readonly DiffPart[] {
  const a = [...before]
  const b = [...after]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const middle = diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return join([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...withoutCrumbs(join(middle)),
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ])
}

/** Longest common subsequence by a table of lengths; the texts are cells, and mostly short. */
function diffMiddle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length > mostSteps) {
    return [{ kind: 'removed', text: a.join('') }, { kind: 'added', text: b.join('') }]
  }
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = a.length - 1; row >= 0; row--) {
    for (let column = b.length - 1; column >= 0; column--) {
      lengths[row * width + column] = a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const parts: DiffPart[] = []
  let [row, column] = [0, 0]
  while (row < a.length || column < b.length) {
    if (row < a.length && column < b.length && a[row] === b[column]) {
      parts.push({ kind: 'same', text: a[row] ?? '' })
      row += 1
      column += 1
    } else if (column >= b.length || (row < a.length && at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'removed', text: a[row] ?? '' })
      row += 1
    } else {
      parts.push({ kind: 'added', text: b[column] ?? '' })
      column += 1
    }
  }
  return parts
}

/** Fewest letters between two changes that are worth seeing as unchanged: less is chance, and can't be read. */
const shortestSame = 4

/** Letters that two different words happen to share are no stay: they go and come with the changes around them. */
function withoutCrumbs(parts: readonly DiffPart[]): DiffPart[] {
  const kept: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = (): void => {
    kept.push({ kind: 'removed', text: removed }, { kind: 'added', text: added })
    removed = added = ''
  }
  for (const { kind, text } of parts) {
    if (kind === 'same' && text.length >= shortestSame) {
      flush()
      kept.push({ kind, text })
    } else {
      if (kind !== 'added') removed += text
      if (kind !== 'removed') added += text
    }
  }
  flush()
  return kept
}

/** Neighbours of one kind become one part; empty ones go. */
function join(parts: readonly DiffPart[]): readonly DiffPart[] {
  const joined: DiffPart[] = []
  for (const part of parts) {
    if (part.text === '') continue
    const last = joined.at(-1)
    if (last?.kind === part.kind) joined[joined.length - 1] = { kind: part.kind, text: last.text + part.text }
    else joined.push(part)
  }
  return joined
}
