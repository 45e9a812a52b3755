/** Making one takes longer than all letters of a page. */
const letters = new Intl.Segmenter()

/** The first letter a person would call their own: whole graphemes, upper case. */
export function initialOf(name: string): string {
  const [first] = letters.segment(name.trim())
  return first?.segment.toLocaleUpperCase() ?? '·'
}
