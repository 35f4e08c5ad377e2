/** Excel's longest tab name, UTF-16 units. */
const longest = 31

/** Names for tabs from headings: without the signs that Excel forbids, short, each once (case-blind), never empty. */
export function tabNames(headings: readonly string[], reserved: readonly string[] = []): readonly string[] {
  const taken = new Set(reserved.map((name) => name.toLowerCase()))
  return headings.map((heading, index) => {
    // Excel also refuses names that begin or end in an apostrophe, and the name "History".
    const bare = heading.replace(/[[\]:*?/\\\n\uFFFE\uFFFF]/g, ' ').replace(/\s+/g, ' ').replace(/^['\s]+|['\s]+$/g, '')
    const base = bare === '' || /^history$/i.test(bare) ? `Phụ lục ${index + 1}` : bare
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` (${number})`
      const name = cut(base, longest - end.length) + end
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

/** Not in the middle of a pair of surrogates, nor before a blank. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '').trimEnd()
}
