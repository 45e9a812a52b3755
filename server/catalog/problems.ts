import type { RowProblem } from '#shared/catalog/contracts.ts'

/** The most problems of one file that are listed; the others are counted. */
export const maxListed = 100

/** What could not be read of a file: the first problems by line, and how many there are. */
export class Problems {
  #count = 0
  readonly #listed: RowProblem[] = []

  add(line: number, message: string): void {
    this.#count += 1
    // A little more than is shown, for they do not come quite in the order of lines.
    if (this.#listed.length < maxListed * 5) this.#listed.push({ line, message })
  }

  get count(): number {
    return this.#count
  }

  /** In the order of the file. */
  get listed(): RowProblem[] {
    return this.#listed.toSorted((one, other) => one.line - other.line).slice(0, maxListed)
  }
}
