// Cuts texts that are too long, always between characters as people see them: never in a surrogate pair, an emoji of several parts, or
// between a letter and its accent. Everything that is cut by length is cut here.

let segmenter: Intl.Segmenter | undefined

/** The start of a text, at most `maxLength` UTF-16 units. */
export function startOf(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  // Made at the first use: most texts are short enough. Which locale it is of makes no difference to graphemes.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  // Whether there is a boundary depends on what comes before it and on the one code point behind it.
  const last = segmenter.segment(text.slice(0, maxLength + 2)).containing(maxLength)
  return text.slice(0, last?.index ?? 0)
}

/** Text cut to at most `maxLength` UTF-16 units, with an ellipsis where it was cut. */
export function shortened(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${startOf(text, maxLength - 1).trimEnd()}…`
}
