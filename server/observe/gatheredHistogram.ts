import { Histogram, type HistogramConfiguration } from 'prom-client'

/** Handed over when so many have gathered, so that a server that nobody reads figures of keeps few. */
const mostGathered = 4_096

/**
 * A histogram that is asked for a value at each edit: values are noted, and counted when somebody reads the figures.
 * Finding bucket and labels of one value costs as much as judging a keystroke; of thousands at once next to nothing.
 */
export class GatheredHistogram {
  readonly #histogram: Histogram
  #values: number[] = []

  constructor(configuration: HistogramConfiguration<never>) {
    const count = (): void => this.#count()
    this.#histogram = new Histogram({ ...configuration, collect: count })
  }

  observe(value: number): void {
    this.#values.push(value)
    if (this.#values.length >= mostGathered) this.#count()
  }

  #count(): void {
    const values = this.#values
    this.#values = []
    for (const value of values) this.#histogram.observe(value)
  }
}
