// The items of JSON that arrives piece by piece: a list, or the list of `products`; and of JSON lines, one object a line.
import { JSONParser } from '@streamparser/json'
import { FeedFault } from './feed-fault.ts'
import { ItemLength } from './item-length.ts'

/** Hears of one item after the other. */
export type OnJson = (item: unknown, line: number) => void

/** Takes the text of one JSON value that holds the items. */
export class JsonItems {
  readonly #parser: JSONParser
  readonly #length = new ItemLength()
  #count = 0

  /** @param path such as `$.products.*`. */
  constructor(path: string, onItem: OnJson) {
    this.#parser = new JSONParser({ paths: [path], keepStack: false })
    this.#parser.onValue = ({ value }) => {
      this.#length.reset()
      this.#count += 1
      onItem(value, this.#count)
    }
  }

  take(text: string): void {
    this.#length.add(text.length)
    try {
      this.#parser.write(text)
    } catch (error) {
      throw broken(error as Error)
    }
  }

  end(): void {
    try {
      if (!this.#parser.isEnded) this.#parser.end()
    } catch {
      throw new FeedFault('feed-broken', 'It is no whole JSON file: it breaks off.')
    }
  }
}

function broken(error: Error): Error {
  return error instanceof FeedFault
    ? error
    : new FeedFault('feed-broken', `It is no JSON file: ${(error.message.split('\n')[0] ?? '').slice(0, 200)}`)
}

/** Takes the text of JSON lines. A line that is no JSON is told, and the others are read. */
export class JsonLines {
  readonly #onItem: OnJson
  readonly #onBroken: (line: number) => void
  readonly #length = new ItemLength()
  #held = ''
  #line = 0
  /** Whether the last line could not be read: the file may break off there. */
  lastIsBroken = false

  constructor(onItem: OnJson, onBroken: (line: number) => void) {
    this.#onItem = onItem
    this.#onBroken = onBroken
  }

  take(text: string): void {
    this.#length.add(text.length)
    const lines = (this.#held + text).split('\n')
    this.#held = lines.pop() ?? ''
    for (const line of lines) this.#read(line)
  }

  end(): void {
    if (this.#held !== '') this.#read(this.#held)
  }

  #read(line: string): void {
    this.#line += 1
    this.#length.reset()
    if (line.trim() === '') return
    const item = parsed(line)
    this.lastIsBroken = item === undefined
    if (item === undefined) this.#onBroken(this.#line)
    else this.#onItem(item, this.#line)
  }
}

function parsed(line: string): unknown {
  try {
    const item: unknown = JSON.parse(line)
    return typeof item === 'object' && item !== null ? item : undefined
  } catch {
    return undefined
  }
}
