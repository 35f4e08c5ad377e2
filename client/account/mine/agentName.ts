/** In this order: Edge calls itself Chrome, too, and everybody Safari. */
const browsers = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc_browser\//, 'Cốc Cốc'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const systems = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
] as const

const first = (table: readonly (readonly [RegExp, string])[], agent: string): string | undefined => table.find(([pattern]) => pattern.test(agent))?.[1]

/** What a browser is called by people: "Firefox, Windows"; '' when it doesn't say. Claims of the browser, nothing to rely on. */
export function agentName(agent: string): string {
  return [first(browsers, agent), first(systems, agent)].filter((part) => part !== undefined).join(', ')
}
