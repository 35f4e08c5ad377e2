import { Index, Show, type JSX } from 'solid-js'
import type { PublicAnnex, PublicCell } from '../../shared/protocol/publicPage.ts'
import { useTranslate } from '../ui/translate.ts'

/** A millimetre of paper as wide as guest.css makes it: narrower on a phone, but a number such as 1.3.1 stays in one line. */
const onScreen = (mm: number): string => `max(${mm} * var(--guest-mm), 58px)`

/** One annex in its issued form. Rows stay in place while their texts change, so that nobody loses where they read. */
export function GuestTable(props: { annex: PublicAnnex }): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <div class="guest-head">
        <h2>{[props.annex.heading, props.annex.title].filter(Boolean).join(' – ')}</h2>
        <Show when={props.annex.reference}>
          <p class="muted small">{props.annex.reference}</p>
        </Show>
      </div>
      <div class="guest-scroll" tabindex="0" role="region" aria-label={t('guest.table', { name: props.annex.heading || props.annex.name })}>
        <Table annex={props.annex} />
      </div>
    </>
  )
}

function Table(props: { annex: PublicAnnex }): JSX.Element {
  return (
    <table class="guest-table">
      <colgroup>
        <Index each={props.annex.widths}>{(mm) => <col style={{ width: onScreen(mm()) }} />}</Index>
      </colgroup>
      <thead>
        <Index each={props.annex.header}>
          {(row) => (
            <tr>
              <Index each={row().cells}>
                {(cell) => (
                  <th scope={cell().columns ? 'colgroup' : 'col'} colspan={cell().columns} rowspan={cell().rows}>
                    {cell().text}
                  </th>
                )}
              </Index>
            </tr>
          )}
        </Index>
      </thead>
      <tbody>
        <Index each={props.annex.body}>
          {(row) => (
            <tr classList={{ 'guest-section': row().isHeading }}>
              <Index each={row().cells}>{(cell) => <Cell cell={cell()} />}</Index>
            </tr>
          )}
        </Index>
      </tbody>
    </table>
  )
}

function Cell(props: { cell: PublicCell }): JSX.Element {
  return (
    <td
      colspan={props.cell.columns}
      rowspan={props.cell.rows}
      classList={{ 'guest-bold': props.cell.bold === true, 'guest-italic': props.cell.italic === true, 'guest-middle': props.cell.align === 'center' }}
    >
      {props.cell.text}
    </td>
  )
}
