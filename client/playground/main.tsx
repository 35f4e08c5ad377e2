import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/600.css'
import { createSignal, Show, type JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { AnnexView } from '../annex/AnnexView.tsx'
import type { AnnexHandle } from '../annex/annexHandle.ts'
import '../ui/tokens.css'
import './playground.css'
import type { Playfield } from './playfield.ts'
import { plantFault } from './faults.ts'
import { convertAt, insertAt, insertRowAt, makeReplicas, removeAt, writeAt, type Replicas } from './replicas.ts'
import { sampleWorkbook } from './sampleWorkbook.ts'

function Playground(props: { replicas: Replicas; two: boolean; shown: boolean; notice: string; ready: (handle: AnnexHandle) => void }): JSX.Element {
  const [online, setOnline] = createSignal(true)
  const change = (on: boolean): void => {
    setOnline(on)
    props.replicas.setOnline(on)
  }
  return (
    <div class="playground">
      <header>
        <label>
          <input type="checkbox" checked={online()} onChange={(event) => change(event.currentTarget.checked)} /> Nối mạng
        </label>
        <output>{props.notice}</output>
      </header>
      <main>
        <Show when={props.shown}>
          <AnnexView session={props.replicas.mine.session} onReady={props.ready} />
        </Show>
      </main>
      <Show when={props.two}>
        <main>
          <AnnexView session={props.replicas.theirs.session} />
        </main>
      </Show>
    </div>
  )
}

async function start(): Promise<void> {
  const wish = new URLSearchParams(location.search)
  if (wish.get('theme') === 'dark') document.documentElement.dataset.theme = 'dark'
  const [shown, setShown] = createSignal(true)
  const [notice, setNotice] = createSignal('')
  const notices: string[] = []
  plantFault(wish.get('fault') ?? '')
  const count = wish.get('rows')
  const workbook = await sampleWorkbook(count === null ? null : Number(count))
  await document.fonts.load('400 13.5px "Be Vietnam Pro"', 'Nhiệm vụ')
  await document.fonts.load('600 13.5px "Be Vietnam Pro"', 'Nhiệm vụ')
  const replicas = makeReplicas(workbook, (message) => {
    notices.push(message)
    setNotice(message)
  }, { locked: wish.get('locked') ?? '', alone: wish.has('alone') })
  const playfield: Playfield = { ...replicas, notices, write: writeAt, insert: insertAt, convert: convertAt, remove: removeAt, insertRow: insertRowAt, show: setShown }
  window.playground = playfield
  const ready = (handle: AnnexHandle): void => void (playfield.handle = handle)
  const root = document.getElementById('root')
  if (root) render(() => <Playground replicas={replicas} two={wish.has('two')} shown={shown()} notice={notice()} ready={ready} />, root)
}

void start()
