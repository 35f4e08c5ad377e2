import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { fontWidths, unitsPerEm, type FontStyleName } from '../../../shared/sheet/layout/text/fontWidths.ts'
import { readFontWidths } from '../../support/trueType.ts'

const require = createRequire(import.meta.url)
const files: Readonly<Record<FontStyleName, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
}

test.each(Object.entries(files) as [FontStyleName, string][])('[LY5] the widths of %s are those of the font', (style, file) => {
  const font = readFontWidths(readFileSync(require.resolve(`@expo-google-fonts/tinos/${file}`)))
  expect(font.unitsPerEm).toBe(unitsPerEm)
  const wrong = Object.entries(fontWidths[style]).flatMap(([width, characters]) => [...characters].filter((character) => font.advance(character) !== Number(width)))
  expect(wrong).toEqual([])
  // Tone marks don't change a width, which measuring relies on.
  const toned = [...'ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ']
  const base = (character: string): string => character.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC')
  expect(toned.filter((character) => font.advance(character) !== font.advance(base(character)))).toEqual([])
})
