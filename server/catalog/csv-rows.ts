// A CSV file as rows that know their line, read while it arrives.
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import type { RowProblem } from '#shared/catalog/contracts.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'

/** The largest file that is read, bytes. Shopify itself takes 15 MB. */
export const maxFileBytes = 50 * 1024 * 1024
/** The longest row, bytes: descriptions may carry whole pictures inside, which are left out later. */
const maxRowBytes = 4 * 1024 * 1024
/** What the parser is given at once, characters. */
const pieceLength = 16 * 1024

export interface CsvRow {
  /** Line of the file where the row begins; the header's is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvOptions {
  /** A comma where absent. */
  readonly delimiter?: ',' | '\t' | ';'
  /** How long the file may be; `maxFileBytes` where absent. */
  readonly maxBytes?: number
}

/** How the reading ended: with the file, with a file that cannot be taken, or where its rows could no longer be told apart. */
export interface CsvEnd {
  readonly refusal?: Refusal
  readonly broken?: RowProblem
}

/**
 * Hands over one row after the other, the header first; rows without any content are left out.
 * @param onRow answers `false` where no more rows are wanted; then reading ends soon.
 */
export async function readCsv(
  source: AsyncIterable<Uint8Array>,
  onRow: (row: CsvRow) => boolean,
  { delimiter = ',', maxBytes = maxFileBytes }: CsvOptions = {},
): Promise<CsvEnd> {
  const text = new FileText(source, maxBytes)
  let nextLine = 1
  const parser = parse({
    delimiter,
    // Tables parted by tabs know no quotes: `5" screen` is a text.
    ...(delimiter === '\t' ? { quote: null } : {}),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
    // Taken here and not from the stream, which would throw away what it still holds when the file breaks off.
    on_record: (cells: string[], { lines }) => {
      // The parser counts lines up to a row's end. Rows without content count, so that the number is that of an editor.
      nextLine = lines + 1
      if (!text.isOver && cells.some((cell) => cell !== '')) {
        text.isOver = !onRow({ line: lines - lineBreaksIn(cells), cells })
      }
      return null
    },
  })
  parser.resume()
  try {
    await pipeline(text, parser)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Where the text ended early, its last row is cut off somewhere.
    if (!text.isOver && !text.refusal) return { broken: { line: nextLine, message: breakOf(error) } }
  }
  return text.refusal ? { refusal: text.refusal } : {}
}

/** The file's text with one kind of line break. Where it cannot go on, it ends early and says why. */
class FileText implements AsyncIterable<string> {
  refusal: Refusal | undefined
  /** Set where no more of it is wanted. */
  isOver = false
  readonly #source: AsyncIterable<Uint8Array>
  readonly #maxBytes: number

  constructor(source: AsyncIterable<Uint8Array>, maxBytes: number) {
    this.#source = source
    this.#maxBytes = maxBytes
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    const decode = strictDecoder()
    let bytes = 0
    // A break of two characters may be cut in two by the chunks.
    let held = ''
    for await (const chunk of this.#source) {
      if (this.isOver) return
      bytes += chunk.length
      const text = bytes > this.#maxBytes ? undefined : decode(chunk)
      if (text === undefined) {
        this.refusal = bytes > this.#maxBytes ? tooLarge() : notUtf8()
        return
      }
      const whole = held + text
      held = whole.endsWith('\r') ? '\r' : ''
      for (const piece of piecesOf(sameBreaks(held ? whole.slice(0, -1) : whole))) {
        if (this.isOver) return
        yield piece
      }
    }
    const rest = decode()
    if (rest === undefined) this.refusal = notUtf8()
    else if (held + rest !== '') yield sameBreaks(held + rest)
  }
}

/** A chunk may be as large as the file: not much more of it is parsed than is wanted. */
function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += pieceLength) yield text.slice(from, from + pieceLength)
}

/** Decodes one chunk after the other, and the end where called without one; undefined where it is no UTF-8. */
function strictDecoder(): (chunk?: Uint8Array) => string | undefined {
  // It also takes off the byte order mark.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (chunk) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      return undefined
    }
  }
}

// csv-parse 7 counts `\r\n` inside quotes as two lines, and takes the first break it meets for the only kind there is.
function sameBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
}

function breakOf({ code }: CsvError): string {
  return code === 'CSV_MAX_RECORD_SIZE'
    ? `The row is longer than ${maxRowBytes / 1024 / 1024} MB, perhaps because a quote is never closed. Nothing after it was read.`
    : 'A quote is opened and never closed. Nothing from this row on was read.'
}

function tooLarge(): Refusal {
  return refusal('too-large', { detail: `A catalogue file may have ${maxFileBytes / 1024 / 1024} MB.` })
}

function notUtf8(): Refusal {
  return refusal('csv-unreadable', { detail: 'It is not UTF-8 text. Save it as “CSV UTF-8” and try again.' })
}
