import type { CellBinding } from './cellBinding.ts'
import { mergeComposition } from './mergeComposition.ts'
import { shiftThroughDelta, type MarkedText, type TextOp } from './shiftThroughDelta.ts'

/** The field as a session needs it. */
export interface TypingField {
  read(): MarkedText
  /** Writes text and selection. Never called during a composition: it would corrupt the composed text ("[xa] đađất"). */
  write(marked: MarkedText): void
}

/**
 * One stay in a cell: carries what is typed to the binding, and what others type to the field. While an input method
 * composes, or has left signs in the field that are not stored (decomposed letters, the "empty" characters of hook
 * methods), remote changes wait; then all is merged three ways.
 */
export class TypingSession {
  readonly #field: TypingField
  readonly #binding: CellBinding
  readonly #stored: (typed: string) => string
  #composing = false
  /** Text that field and binding agreed on when the composition (or the waiting) began, and what came since. */
  #waiting: { readonly base: string; readonly theirs: (readonly TextOp[])[] } | null = null

  constructor(field: TypingField, binding: CellBinding, stored: (typed: string) => string) {
    this.#field = field
    this.#binding = binding
    this.#stored = stored
  }

  get composing(): boolean {
    return this.#composing
  }

  get waiting(): boolean {
    return this.#waiting !== null && this.#waiting.theirs.length > 0
  }

  compositionStarted(): void {
    this.#composing = true
    this.#waiting ??= { base: this.#binding.text(), theirs: [] }
  }

  compositionEnded(): void {
    this.#composing = false
    this.settle()
  }

  /** The field changed by typing. */
  typed(): void {
    if (this.#composing) return
    if (this.waiting && !this.#clean()) return
    this.settle()
  }

  /** Others changed the text. */
  received(ops: readonly TextOp[]): void {
    if (this.#waiting === null && this.#clean()) {
      this.#field.write(shiftThroughDelta(this.#field.read(), ops))
      return
    }
    this.#waiting ??= { base: this.#stored(this.#field.read().text), theirs: [] }
    this.#waiting.theirs.push(ops)
  }

  /** Brings field and binding together; called when no composition runs. */
  settle(): void {
    const { text, end } = this.#field.read()
    const waiting = this.#waiting
    this.#waiting = null
    if (!waiting || waiting.theirs.length === 0) return this.#binding.write(text, end)
    const merged = mergeComposition(waiting.base, this.#stored(text), this.#stored(text.slice(0, end)).length, waiting.theirs)
    this.#binding.apply(merged.ops)
    this.#field.write({ text: merged.text, start: merged.caret, end: merged.caret })
  }

  /** What is in the field is what is stored. */
  #clean(): boolean {
    const { text } = this.#field.read()
    return this.#stored(text) === text
  }
}
