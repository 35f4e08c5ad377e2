import { createSignal } from 'solid-js'
import { callApi } from '../../account/api.ts'

/** Names of a workbook's members by user id, also of those who are not here; asked of the server when first needed. */
export function createMemberNames(workbook: string): (id: string) => string | null {
  const [names, setNames] = createSignal<ReadonlyMap<string, string>>(new Map())
  let asked = false
  const ask = async (): Promise<void> => {
    const members = await callApi<readonly { readonly id: string; readonly name: string }[]>('GET', `/api/workbooks/${encodeURIComponent(workbook)}/members`)
    setNames(new Map(members.map(({ id, name }) => [id, name])))
  }
  return (id) => {
    if (!asked) {
      asked = true
      void ask()
    }
    return names().get(id) ?? null
  }
}
