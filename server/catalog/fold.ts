// Texts in the form in which they are compared: without case, accents and punctuation, in every script.

/** Letters that carry no accent mark to take off, and yet are typed without. */
const plainLetters: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' }

// Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic. Not every mark there is: in Devanagari or
// Thai, marks are the vowels, and words differ by nothing else.
const accents = /[\u{300}-\u{36f}\u{591}-\u{5c7}\u{610}-\u{61a}\u{64b}-\u{65f}\u{670}]|\u{640}/gu

/** The text in lower case and without accents: `Größe` and `GROSSE` both become `grosse`. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(accents, '').normalize('NFC')
  // Up and down again: only so do `ß` and `ss`, `ı` and `i` meet.
  return plain
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđæœþς]/g, (letter) => plainLetters[letter] ?? letter)
}

/** The folded words of a text, in its order. Whatever is no letter, number or mark parts words. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}
