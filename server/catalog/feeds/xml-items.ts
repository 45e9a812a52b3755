// The items of an RSS or Atom feed, read while it arrives. Only what stands directly in an item counts: a shipping has a price of its own.
import sax from 'sax'
import { FeedFault } from './feed-fault.ts'
import { Fields, maxBodyLength } from './fields.ts'
import { ItemLength } from './item-length.ts'

const googleNamespace = /^https?:\/\/base\.google\.com\/ns\/1\.0\/?$/
const items = new Set(['item', 'entry'])
/** Deeper than any feed goes. */
const maxDepth = 40

/** Hears of one item after the other. @param line where it begins. */
export type OnItem = (fields: Fields, line: number) => void
/** Hears of what was read, but not as it is written. */
export type OnNote = (line: number, sentence: string) => void

interface OpenElement {
  readonly name: string
  /** Its own text: undefined where nobody wants it. */
  text: string | undefined
}

/** Takes the text of a feed piece by piece. */
export class XmlItems {
  readonly #onItem: OnItem
  readonly #onNote: OnNote
  // Namespaces are looked at here: many feeds use `g:` without declaring it.
  readonly #parser = sax.parser(true, { position: true, trim: false })
  readonly #length = new ItemLength()
  readonly #open: OpenElement[] = []
  readonly #prefixes = new Set(['', 'g'])
  #item: Fields | undefined
  #itemDepth = 0
  #itemLine = 0
  /** Of a `product_detail`. */
  #detail: Map<string, string> | undefined
  #fault: FeedFault | undefined

  constructor(onItem: OnItem, onNote: OnNote) {
    this.#onItem = onItem
    this.#onNote = onNote
    const parser = this.#parser
    // The parser is no target of events: these are all that it calls.
    // oxlint-disable unicorn/prefer-add-event-listener
    parser.onerror = (error) => this.#err(error)
    parser.ondoctype = (text) => this.#doctype(text)
    parser.onopentag = (tag) => this.#opened(tag as sax.Tag)
    parser.onclosetag = () => this.#closed()
    parser.ontext = (text) => this.#text(text)
    parser.oncdata = (text) => this.#text(text)
    // oxlint-enable unicorn/prefer-add-event-listener
  }

  take(text: string): void {
    this.#length.add(text.length)
    this.#parser.write(text)
    if (this.#fault) throw this.#fault
  }

  /** @throws FeedFault where the feed breaks off. */
  end(): void {
    this.#parser.close()
    if (this.#fault) throw this.#fault
  }

  #err(error: Error): void {
    const line = this.#parser.line + 1
    const [reason = ''] = error.message.split('\n')
    if (/entity/i.test(reason))
      this.#onNote(line, 'An “&” stands alone, or before a name that XML does not have; it was kept as it is.')
    else
      this.#fault ??= new FeedFault(
        'feed-broken',
        `It is no whole XML file: ${sentences[reason] ?? `${reason.replace(/[.]$/, '')},`} line ${line}.`,
      )
    this.#parser.error = null as unknown as Error
  }

  #doctype(text: string): void {
    // Entities that a file defines may stand for gigabytes, or for files of this machine.
    if (/<!ENTITY|\[/i.test(text))
      this.#fault ??= new FeedFault('feed-broken', 'It defines entities of its own, which no feed needs.')
  }

  #opened({ name, attributes }: sax.Tag): void {
    if (this.#open.length >= maxDepth)
      this.#fault ??= new FeedFault('feed-broken', 'Its elements lie too deep in one another.')
    if (this.#fault) return
    for (const [key, value] of Object.entries(attributes))
      if (key.startsWith('xmlns:') && googleNamespace.test(value)) this.#prefixes.add(key.slice(6))
    const own = this.#ownName(name)
    const depth = this.#open.length
    if (!this.#item && own !== undefined && items.has(own)) this.#begin(depth)
    const isField = this.#item !== undefined && depth === this.#itemDepth + 1
    const isDetail = this.#detail !== undefined && depth === this.#itemDepth + 2
    this.#open.push({ name, text: own !== undefined && (isField || isDetail) ? '' : undefined })
    if (isField && own === 'product_detail') this.#detail = new Map()
    if (isField && own === 'link') this.#link(attributes)
  }

  #begin(depth: number): void {
    this.#item = new Fields()
    this.#itemDepth = depth
    this.#itemLine = this.#parser.line + 1
    this.#length.reset()
  }

  /** Atom says addresses in an attribute. */
  #link({ href, rel = 'alternate' }: Record<string, string>): void {
    if (href !== undefined && rel === 'alternate') this.#item?.add('link', href)
  }

  #text(text: string): void {
    const last = this.#open.at(-1)
    if (last?.text === undefined || last.text.length > maxBodyLength) return
    last.text += text
  }

  #closed(): void {
    const element = this.#open.pop()
    const item = this.#item
    if (!element || !item || this.#fault) return
    const depth = this.#open.length
    if (depth === this.#itemDepth) {
      this.#item = undefined
      this.#detail = undefined
      return this.#onItem(item, this.#itemLine)
    }
    if (element.text === undefined) return
    const name = this.#ownName(element.name) ?? ''
    if (depth === this.#itemDepth + 2) this.#detail?.set(name, element.text.trim())
    else if (name === 'product_detail') this.#closeDetail(item)
    // What Google's namespace says goes before what the feed's own says.
    else if (element.name.includes(':')) item.add(name, element.text)
    else item.add(`plain:${name}`, element.text)
  }

  #closeDetail(item: Fields): void {
    const [name = '', value = ''] = [this.#detail?.get('attribute_name'), this.#detail?.get('attribute_value')]
    if (name !== '' && value !== '') item.add('product_detail', `${name}: ${value}`)
    this.#detail = undefined
  }

  /** The name without a prefix of Google's; undefined for names of others. */
  #ownName(name: string): string | undefined {
    const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name]
    return local !== undefined && this.#prefixes.has(prefix ?? '') ? local.toLowerCase() : undefined
  }
}

const sentences: Readonly<Record<string, string>> = {
  'Unclosed root tag': 'it breaks off,',
  'Unexpected end': 'it breaks off,',
}
