// Feeds for tests: files of their own, and short ones made in place.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The text of a file of feeds. */
export function feedFile(name: string): string {
  return readFileSync(resolve(import.meta.dirname, '../fixtures/feeds', name), 'utf8')
}

/** A feed for Google Merchant of these items, each by its fields; an item that can be had, where nothing else is said. */
export function rssOf(items: readonly Readonly<Record<string, string>>[]): string {
  const field = ([name, value]: [string, string]) => `<g:${name}>${value}</g:${name}>`
  const item = (fields: Readonly<Record<string, string>>) =>
    `<item>${Object.entries({ availability: 'in stock', ...fields })
      .map(field)
      .join('')}</item>`
  return `<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>${items.map(item).join('\n')}</channel></rss>`
}

/** So many bowls, each for ten euros. */
export function bowls(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, at) => ({ id: `bowl-${at}`, title: `Bowl ${at}`, price: '10.00 EUR' }))
}

/** The whole of a text, as bytes. */
export async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text
}
