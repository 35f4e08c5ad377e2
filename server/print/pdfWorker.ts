/** Sets pages in a process of its own. Started by pdfPrinter.ts; the only file that knows the typesetter. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintReply, PrintRequest } from './pdfPrinter.ts'
import { separatePages } from './previewPages.ts'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const faces = ['400Regular/Tinos_400Regular', '400Regular_Italic/Tinos_400Regular_Italic', '700Bold/Tinos_700Bold', '700Bold_Italic/Tinos_700Bold_Italic']
const compiler = NodeCompiler.create({
  // A folder without anything to read: pages are made of what comes with the request.
  workspace: fileURLToPath(new URL('.', import.meta.url)),
  fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(`${fonts}/${face}.ttf`)) }],
})
const pages = readFileSync(new URL('./pages.typ', import.meta.url), 'utf8')
/** Results of earlier pages that are kept for the next ones, in requests. */
const keptRequests = 10

/**
 * PDF/A-2a; a letter that the font lacks (an emoji, a Chinese sign) is forbidden there: such a file becomes plain PDF and
 * shows a box in its place.
 */
function setPages(data: string, creationTimestamp: number): Uint8Array {
  const document = { mainFileContent: pages, inputs: { data } }
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp })
  } catch (error) {
    if (!String((error as Error).message).includes('could not be displayed with font')) throw error
    return compiler.pdf(document, { creationTimestamp })
  }
}

function drawPages(data: string): Uint8Array {
  return new TextEncoder().encode(separatePages(compiler.svg({ mainFileContent: pages, inputs: { data } })))
}

function print({ id, form, data, createdAt }: PrintRequest): PrintReply {
  try {
    return { id, ok: true, bytes: form === 'picture' ? drawPages(data) : setPages(data, Math.floor(createdAt / 1000)) }
  } catch (error) {
    const failure = error as { message?: string; shortDiagnostics?: unknown }
    return { id, ok: false, message: `${failure.message ?? ''} ${JSON.stringify(failure.shortDiagnostics ?? '')}`.slice(0, 2000) }
  } finally {
    compiler.evictCache(keptRequests)
  }
}

process.on('message', (request: PrintRequest) => process.send?.(print(request)))
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
