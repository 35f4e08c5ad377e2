import solid from 'vite-plugin-solid'
import { defineConfig } from 'vite'

const here = (path: string): string => decodeURIComponent(new URL(path, import.meta.url).pathname)

/** The playground as a page of its own; `npm run play` serves it, the browser tests of the grid build it. */
export default defineConfig({
  root: here('./'),
  // The sample annex of the server's demonstration, fetched like any other file.
  publicDir: here('../../server/demo'),
  plugins: [solid()],
  cacheDir: here('../../node_modules/.cache/playground'),
  build: { outDir: here('../../node_modules/.cache/playground-dist'), emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
})
