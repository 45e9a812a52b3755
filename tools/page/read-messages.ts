// Reads the page's ICU messages while it is built, or as `npm run dev` asks for them.
import { IntlMessageFormat } from 'intl-messageformat'
import type { Plugin } from 'vite'
import type { Message, Part } from '#client/locales/messages.ts'

/** The words of one file, with their messages read or not. */
export interface Words<Of> {
  readonly [key: string]: Of | Words<Of>
}

/** What the parser makes of a message, by the numbers of its own enum, which TypeScript would not let a literal meet. */
type Element =
  | { readonly type: typeof text | typeof argument; readonly value: string }
  | { readonly type: typeof number; readonly value: string; readonly style?: unknown }
  | { readonly type: typeof select; readonly value: string; readonly options: Options }
  | ({ readonly type: typeof plural; readonly value: string; readonly options: Options } & Readonly<{
      offset: number
      pluralType: string
    }>)
  | { readonly type: typeof pound }
type Options = Readonly<Record<string, { readonly value: readonly Element[] }>>

const text = 0
const argument = 1
const number = 2
const select = 5
const plural = 6
const pound = 7

/** Replaces every message of `client/locales/<language>/*.json` by what `fill` takes. */
export function readMessages(): Plugin {
  return {
    name: 'read-messages',
    enforce: 'pre',
    transform: {
      filter: { id: /client\/locales\/\w+\/[\w-]+[.]json$/ },
      handler: (json) => ({ code: JSON.stringify(readWords(JSON.parse(json) as Words<string>)), map: null }),
    },
  }
}

/** All words of a file. */
export function readWords(words: Words<string>): Words<Message> {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? readMessage(value) : readWords(value),
    ]),
  )
}

/** @throws if it is no ICU message, or asks for what `fill` does not know. */
export function readMessage(message: string): Message {
  const ast: unknown = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
  const parts = partsOf(ast as readonly Element[], message)
  return parts.every((part) => typeof part === 'string') ? parts.join('') : parts
}

function partsOf(elements: readonly Element[], message: string): Part[] {
  return elements.map((element) => partOf(element, message))
}

function partOf(element: Element, message: string): Part {
  switch (element.type) {
    case text:
      return element.value
    case argument:
      return [element.value]
    case number:
      return [element.value, 'number', numberStyle(element.style, message)]
    case select:
      return [element.value, 'select', casesOf(element.options, message)]
    case plural:
      if (element.offset !== 0 || element.pluralType !== 'cardinal') break
      return [element.value, 'plural', casesOf(element.options, message)]
    case pound:
      return 0
  }
  throw new Error(`The page cannot fill in this message: ${message}`)
}

function casesOf(options: Options, message: string) {
  return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, partsOf(value, message)]))
}

function numberStyle(style: unknown, message: string): Intl.NumberFormatOptions {
  if (style === undefined || style === null) return {}
  if (typeof style === 'object' && 'parsedOptions' in style) return style.parsedOptions as Intl.NumberFormatOptions
  throw new Error(`The page knows no number style by name: ${message}`)
}
