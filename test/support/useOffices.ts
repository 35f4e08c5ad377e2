import { signInToDemo, type Visitor } from './pages.ts'
import { useApp, type RunningApp } from './useApp.ts'

/** Number of an editor's link in the demo; this unit leads row 9 of the first annex, not row 2. */
export const phongKinhTe = 2

/** Two people of the demo, each at a browser of their own, in its workbook. */
export interface Offices {
  readonly app: RunningApp
  readonly coordinator: Visitor
  /** A test that closes this page puts the next one in its place. */
  editor: Visitor
  /** What any page reported as an error. */
  readonly errors: () => string[]
}

/** For the tests of one file: they go on where the one before has ended. */
export function useOffices({ editor }: { readonly editor: number }): Offices {
  const people: { coordinator?: Visitor; editor?: Visitor } = {}
  const must = (visitor: Visitor | undefined): Visitor => {
    if (!visitor) throw new Error('nobody is there yet')
    return visitor
  }
  const app = useApp({ demo: true }, async ({ browser, server }) => {
    const [first, second] = await Promise.all([signInToDemo(browser, server, 0), signInToDemo(browser, server, editor)])
    Object.assign(people, { coordinator: first, editor: second })
  })
  return {
    app,
    get coordinator() {
      return must(people.coordinator)
    },
    get editor() {
      return must(people.editor)
    },
    set editor(visitor) {
      people.editor = visitor
    },
    errors: () => [...must(people.coordinator).errors, ...must(people.editor).errors],
  }
}
