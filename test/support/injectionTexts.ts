/** Texts that a program might take for more than text: formulas, markup, instructions of typesetters, templates. 200 of them. */
const starts = ['=', '+', '-', '@', '#', '$', '\\', '<', '&', '{{', '"', "'", '//', '*', '_', '`', '%', '!', ';', '|']
const bodies = [
  'SUM(A1:A9)',
  'cmd|"/c calc"!A1',
  'HYPERLINK("http://x.example","y")',
  'read("/etc/passwd")',
  'panic("x")',
  'import "x.typ": *',
  '/*/ [text] */',
  'script>alert(1)</script',
  'w:fldSimple w:instr="DATE"',
  'eval(sys.inputs.data) <mark> @ref',
]

export const injectionTexts: readonly string[] = starts.flatMap((start) => bodies.map((body) => start + body))
