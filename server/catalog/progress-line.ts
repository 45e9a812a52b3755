// Progress on a terminal: one line that changes, or a new line now and then where the output is a file.
import type { ImportProgress } from './import-catalog.ts'

interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** @returns tells progress, at most so often that it can be read; `end` leaves a clean line behind. */
export function progressLine(output: Output, now: () => number) {
  const everyMs = output.isTTY ? 100 : 2000
  let last = now()
  return {
    tell({ rows, products, saved }: ImportProgress): void {
      if (now() - last < everyMs) return
      last = now()
      const doing = saved > 0 ? `${saved} of ${products} products saved` : `${rows} rows read, ${products} products`
      output.write(output.isTTY ? `\r\u001b[K${doing}` : `${doing}\n`)
    },
    end(): void {
      if (output.isTTY) output.write('\r\u001b[K')
    },
  }
}
