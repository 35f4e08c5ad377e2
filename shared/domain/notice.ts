/** `info`: told for completeness; `warning`: a doubt that a person should look at, or something that was not taken over. */
export const noticeSeverities = ['info', 'warning'] as const
export type NoticeSeverity = (typeof noticeSeverities)[number]

/**
 * A remark of a reader about its source: a doubt, a guess, something left out. Never an error: the result stands beside it.
 *
 * `code` is stable (`import.headerGuessed`); its sentence is `notice.<code>` in shared/i18n, filled with `details`.
 */
export interface Notice {
  readonly code: string
  readonly severity: NoticeSeverity
  /** Name of the sheet (or "văn bản" for text) that it speaks of. */
  readonly sheet?: string
  /** "B12"; absent when it speaks of the whole sheet. */
  readonly cell?: string
  /** Values for the sentence. May quote a short piece of the source. */
  readonly details?: Readonly<Record<string, string | number>>
  /** The finished sentence, where a program made one (interchange). */
  readonly message?: string
}
