// Which format a file has, told by what is in it: names and media types of feeds are what somebody chose years ago.
import { fieldName } from './fields.ts'

/** The separators of tables. */
export type Delimiter = ',' | '\t' | ';'

export type FileFormat =
  | { readonly kind: 'shopify-csv' }
  | { readonly kind: 'table'; readonly of: 'google' | 'woocommerce'; readonly delimiter: Delimiter }
  | { readonly kind: 'xml' | 'page' | 'json-lines' }
  | { readonly kind: 'json'; readonly path: string }
  | { readonly kind: 'unknown' }

/** @param head the first bytes, 64 KB of them where there are so many. */
export function formatOf(head: Uint8Array): FileFormat {
  const text = textOf(head).trimStart()
  if (text.startsWith('<')) return markupOf(text)
  if (text.startsWith('{')) return objectOf(text)
  if (text.startsWith('[')) return { kind: 'json', path: '$.*' }
  return tableOf(text)
}

function textOf(head: Uint8Array): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const encoding = isWide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(encoding).decode(head)
}

function markupOf(text: string): FileFormat {
  // What comes before the first element: declaration, document type, comments.
  const root = /<([a-z][\w:.-]*)/i.exec(text.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[1]?.toLowerCase()
  if (root === 'html' || /^<!doctype html/i.test(text) || root === 'head' || root === 'body') return { kind: 'page' }
  return root === undefined ? { kind: 'unknown' } : { kind: 'xml' }
}

function objectOf(text: string): FileFormat {
  const end = text.indexOf('\n')
  const first = end === -1 ? text : text.slice(0, end)
  // A whole object on the first line, and it is an item itself.
  if (isItem(first)) return { kind: 'json-lines' }
  const list = /^\{\s*"(products|items|resources)"\s*:\s*\[/.exec(text)?.[1]
  if (list !== undefined) return { kind: 'json', path: `$.${list}.*` }
  // The list may come later than other members.
  const later = /"(products|items|resources)"\s*:\s*\[/.exec(text)?.[1]
  return later === undefined ? { kind: 'json-lines' } : { kind: 'json', path: `$.${later}.*` }
}

function isItem(line: string): boolean {
  try {
    const object = JSON.parse(line) as Record<string, unknown>
    return !['products', 'items', 'resources'].some((name) => Array.isArray(object[name]))
  } catch {
    return false
  }
}

function tableOf(text: string): FileFormat {
  // Meta's templates explain their columns in lines before the header.
  const header = text.split(/\r\n?|\n/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const delimiter = (['\t', ';', ','] as const).reduce((best, mark) =>
    header.split(mark).length > header.split(best).length ? mark : best,
  )
  const names = new Set(header.split(delimiter).map((name) => fieldName(name.replaceAll('"', ''))))
  const has = (...all: string[]) => all.every((name) => names.has(name))
  if (has('type', 'name', 'regular_price')) return { kind: 'table', of: 'woocommerce', delimiter }
  if (has('id', 'title', 'price') && !names.has('handle')) return { kind: 'table', of: 'google', delimiter }
  return { kind: 'shopify-csv' }
}
