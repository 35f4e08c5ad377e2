import { createResource, For, onCleanup, Show, type JSX } from 'solid-js'
import type { ApiError } from '../account/api.ts'
import { createCall } from '../account/createCall.ts'
import { SiteBar } from '../account/SiteBar.tsx'
import { shortTime } from '../account/shortTime.ts'
import { Failure } from '../ui/Failure.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { notify } from '../ui/notes.tsx'
import { locale } from '../ui/preferences.ts'
import { useTranslate } from '../ui/translate.ts'
import { AlertList } from './AlertList.tsx'
import { backUpNow, readReport, sizeText, spanText, type ServerReport } from './serverReport.ts'
import { WorkbookSizes } from './WorkbookSizes.tsx'
import '../start/start.css'
import '../account/settings.css'
import './server.css'

/** How often the page looks again, milliseconds. */
const refreshMs = 15_000

/** The server as one person without training runs it: is all well, what does it keep, and a backup now. */
export default function ServerPage(): JSX.Element {
  const t = useTranslate()
  const [report, { refetch }] = createResource(readReport)
  const timer = setInterval(() => void refetch(), refreshMs)
  onCleanup(() => clearInterval(timer))
  return (
    <div class="drop">
      <SiteBar />
      <main class="start">
        <h1>{t('server.title')}</h1>
        <Failure text={(report.error as ApiError | undefined)?.message ?? ''} />
        <Show when={!report.error && report.latest}>
          {(known) => (
            <>
              <AlertList alerts={known().alerts} />
              <Figures report={known()} />
              <BackupPart report={known()} onTried={() => void refetch()} />
              <WorkbookSizes workbooks={known().workbooks} />
            </>
          )}
        </Show>
      </main>
    </div>
  )
}

function Figures(props: { report: ServerReport }): JSX.Element {
  const t = useTranslate()
  const size = (bytes: number): string => sizeText(bytes, locale())
  const figures = (): readonly (readonly [label: string, value: string, more: string])[] => [
    [t('server.people'), String(props.report.people), t('server.online', { count: props.report.online })],
    [t('server.connections'), String(props.report.connections), t('server.runningFor', { span: spanText(props.report.now - props.report.startedAt, locale()) })],
    [t('server.stored'), size(props.report.storeBytes), t('server.workbooks', { count: props.report.workbooks.length })],
    [t('server.free'), size(props.report.freeBytes), t('server.ofDisk', { size: size(props.report.totalBytes) })],
  ]
  return (
    <dl class="server-figures">
      <For each={figures()}>
        {([label, value, more]) => (
          <div>
            <dt>{label}</dt>
            <dd class="value">{value}</dd>
            <dd class="muted small">{more}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

function BackupPart(props: { report: ServerReport; onTried: () => void }): JSX.Element {
  const t = useTranslate()
  const make = createCall(async () => {
    try {
      await backUpNow()
      notify(t('server.backupMade'))
    } finally {
      // Also what failed is known to the server now, and shows among the alerts.
      props.onTried()
    }
  })
  const schedule = (): string => {
    const { backupEveryMinutes, backupKeep } = props.report.settings
    if (backupEveryMinutes === 0) return t('server.backupByHand')
    return t('server.backupSchedule', { span: spanText(backupEveryMinutes * 60_000, locale()), keep: backupKeep })
  }
  return (
    <section class="settings-part" aria-labelledby="backup-title">
      <div class="server-backup">
        <div>
          <h2 id="backup-title">{t('server.backup')}</h2>
          <p>
            <Show when={props.report.lastBackup} fallback={t('server.backupNone')}>
              {(last) => t('server.backupLast', { time: shortTime(last().at), size: sizeText(last().bytes, locale()), count: props.report.backups })}
            </Show>
          </p>
          <p class="muted small">
            {schedule()} {t('server.backupFolder', { folder: props.report.settings.backupDir })}
          </p>
        </div>
        <button class="button primary" disabled={make.busy()} onClick={() => make.run()}>
          <Icon name="download" />
          {make.busy() ? t('server.backingUp') : t('server.backUpNow')}
        </button>
      </div>
      <Failure text={make.failure()} />
    </section>
  )
}
