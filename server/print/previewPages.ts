/** Between the pages of a picture, points. */
const gapPt = 14

/**
 * The typesetter's picture of a document, all pages below one another, as pages of their own on a sheet that is see-through:
 * a page is white, and between them is a gap. What only serves selecting with a mouse is left out: two thirds of the size.
 */
export function separatePages(svg: string): string {
  const body = svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<foreignObject[\s\S]*?<\/foreignObject>/g, '')
    .replace(/ data-tid="[^"]*"/g, '')
  let top = 0
  let widest = 0
  const pages = body
    .slice(body.indexOf('>') + 1)
    .replace(/<g class="typst-page" transform="translate\([^)]*\)" data-page-width="([\d.]+)" data-page-height="([\d.]+)">/g, (_, width: string, height: string) => {
      const at = top
      top += Number(height) + gapPt
      widest = Math.max(widest, Number(width))
      return `<g transform="translate(0, ${at})"><rect width="${width}" height="${height}" fill="#fff" stroke="#c8d0d4" stroke-width="0.5"/>`
    })
  const height = Math.max(0, top - gapPt)
  return `<svg viewBox="0 0 ${widest} ${height}" width="${widest}" height="${height}" xmlns="http://www.w3.org/2000/svg">${pages}`
}
