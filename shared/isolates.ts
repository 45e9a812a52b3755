// What people wrote, within a sentence of any direction: U+2068 and U+2069 around it keep its own. In HTML, `<bdi>` and `dir` do.

/** Signs that turn all that follows, or end the isolate they stand in: LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI. */
const turning = /[\u202a-\u202e\u2066-\u2069]/
const isolates = /[\u2066-\u2069]/g
/** Isolates one after another, with nothing in or between them that turns: a name, or a list of names. */
const isApart = /^(?:[^\u202a-\u202e\u2066-\u2069]|\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069)*$/

/** A text as it stands in a sentence of any direction. */
export function isolated(text: string): string {
  // An end of an isolate within would end this one.
  return `\u2068${text.replaceAll(isolates, '')}\u2069`
}

/** Whether a text would turn what stands after it. */
export function isTurning(text: string): boolean {
  return turning.test(text) && !isApart.test(text)
}

/** A text for a place that has no direction to keep, such as the title of a tab. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/g, '')
}
