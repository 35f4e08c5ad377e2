import { foldAll } from '../commands/rowCommands.ts'
import type { Desk } from '../desk.ts'
import type { MenuItem } from '../menu/Menu.tsx'
import { groupings, narrows, plainView } from './personalView.ts'
import { linkedPartOf, writeViewLink } from './viewLink.ts'

/** How I look at the annex: all of it personal. */
export function viewMenu(desk: Desk): (MenuItem | null)[] {
  const { t, session } = desk
  const view = desk.view()
  const mine: MenuItem = { label: t('grid.view.mine'), checked: view.mine, disabled: session.me.unit === '', run: () => desk.changeView({ mine: !view.mine }) }
  const groups = [null, ...groupings].map((group): MenuItem => ({
    label: t(`grid.group.by.${group ?? 'sections'}`),
    checked: view.group === group,
    run: () => desk.changeView({ group }),
  }))
  return [
    mine,
    null,
    ...groups,
    null,
    { label: t('grid.view.merged'), checked: view.merged, run: () => desk.changeView({ merged: !view.merged }) },
    { label: t('grid.column.showAll'), disabled: view.hidden.length === 0, run: () => desk.changeView({ hidden: [] }) },
    { label: t('grid.menu.foldAll'), run: () => foldAll(desk, true) },
    { label: t('grid.menu.unfoldAll'), run: () => foldAll(desk, false) },
    null,
    { label: t('grid.view.link'), run: () => void copyLink(desk) },
    { label: t('grid.view.all'), disabled: !narrows(view) && view.hidden.length === 0 && !view.merged, run: () => desk.changeView(linkedPartOf(plainView)) },
  ]
}

/** Puts an address on the clipboard that shows the annex to others as I see it now. */
async function copyLink({ session, view, t }: Desk): Promise<void> {
  const address = `${location.origin}${location.pathname}${writeViewLink(session.projection.annex, view())}`
  try {
    await navigator.clipboard.writeText(address)
    session.notify(t('grid.view.linkCopied'))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    session.notify(t('grid.view.linkRefused', { address }))
  }
}
