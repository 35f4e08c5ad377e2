/**
 * Levels with those that a person asked for: what stands under such a row goes along, all other rows stay where they were.
 * @param levels as they were understood
 * @param asked the level asked for of each row; undefined: none
 */
export function askedLevels(levels: readonly number[], asked: readonly (number | undefined)[]): number[] {
  // Open rows whose subtree is shifted: until a row comes that stood on their level or above.
  const shifts: { readonly level: number; readonly by: number }[] = []
  let above = -1
  return levels.map((level, index) => {
    while (shifts.length > 0 && level <= (shifts.at(-1)?.level ?? 0)) shifts.pop()
    const wanted = asked[index]
    above = Math.max(0, Math.min(wanted ?? level + (shifts.at(-1)?.by ?? 0), above + 1))
    if (wanted !== undefined) shifts.push({ level, by: above - level })
    return above
  })
}
