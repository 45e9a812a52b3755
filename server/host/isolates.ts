// Names in sentences of any direction: U+2068 and U+2069 around a name keep its own.

/** A name as it stands in a sentence of any direction. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

/** A text for a place that has no direction to keep, such as the title of a tab. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/g, '')
}
