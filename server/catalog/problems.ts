import type { RowProblem } from '#shared/catalog/contracts.ts'

/** The most problems of one file that are listed, and the most adjustments; the others are counted. */
export const maxListed = 100

/** What could not be read of a file, and what was adjusted to fit: the first by line, and how many there are. */
export class Problems {
  readonly #problems = new Notes()
  readonly #adjustments = new Notes()

  /** Something was left out. */
  add(line: number, message: string): void {
    this.#problems.add({ line, message })
  }

  /** Something was kept, but not as the file has it: rounded or cut. */
  adjusted(line: number, message: string): void {
    this.#adjustments.add({ line, message })
  }

  get count(): number {
    return this.#problems.count
  }

  /** In the order of the file. */
  get listed(): RowProblem[] {
    return this.#problems.listed
  }

  get adjustedCount(): number {
    return this.#adjustments.count
  }

  /** In the order of the file. */
  get listedAdjustments(): RowProblem[] {
    return this.#adjustments.listed
  }
}

class Notes {
  count = 0
  readonly #listed: RowProblem[] = []

  add(note: RowProblem): void {
    this.count += 1
    // A little more than is shown, for they do not come quite in the order of lines.
    if (this.#listed.length < maxListed * 5) this.#listed.push(note)
  }

  get listed(): RowProblem[] {
    return this.#listed.toSorted((one, other) => one.line - other.line).slice(0, maxListed)
  }
}
