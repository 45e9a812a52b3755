// An emoji inside a record key, which takes only letters, digits and a few signs: its code points in hex, such as `1f44d`.

// Only the `v` flag matches whole sequences: families, flags, skin tones.
const emojiPattern = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v')

/** The key part of an emoji; undefined for a text that is not exactly one. */
export function emojiKey(emoji: string): string | undefined {
  if (!emojiPattern.test(emoji)) return undefined
  return Array.from(emoji, (point) => (point.codePointAt(0) ?? 0).toString(16)).join('-')
}

/** The emoji of a key part; undefined if it is not one. */
export function emojiOf(key: string): string | undefined {
  if (!/^[0-9a-f]{2,6}(?:-[0-9a-f]{2,6}){0,14}$/.test(key)) return undefined
  const points = key.split('-').map((point) => Number.parseInt(point, 16))
  if (points.some((point) => point > 0x10ffff)) return undefined
  const emoji = String.fromCodePoint(...points)
  // Only in the form of `emojiKey`: with a leading zero the same emoji would be another record and count twice.
  return emojiKey(emoji) === key ? emoji : undefined
}
