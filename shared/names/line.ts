// The rule of names and titles: one line that can be seen and that says what it seems to say. The server checks with it, and the
// page and the SDK tidy with it before they send.

/** Would break the line, or turn the direction of the text after it: controls, separators, bidirectional embeddings and isolates. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u
/** A letter, a digit, a sign. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Spaces, and signs that look like one: the blank of Braille and the silent head of a note. */
const blanks = /[\p{Zs}\u2800\u{1d159}]+/gu
/** The scripts in which a joiner between two letters changes how a word is written. */
const joined =
  '\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Khmr}'
/**
 * Characters that draw nothing. Kept are, in the first group, those with a purpose: joiners within a word or an emoji, the
 * selector of an emoji; and those of `unfit`, which are refused rather than stripped.
 */
const invisible = new RegExp(
  `((?<=[${joined}])[\\u200c\\u200d](?=[${joined}])|(?<=[\\p{Extended_Pictographic}\\p{EMod}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})|(?<=\\p{Emoji})\\ufe0f|[\\u202a-\\u202e\\u2066-\\u2069])|\\p{DI}`,
  'gu',
)
/** UTS #39, 5.4: no mark twice in a row, and no more than four on one letter. */
const markTwice = /(\p{Mn})\1+/gu
const tooManyMarks = /(\p{Mn}{4})\p{Mn}+/gu

/** A name or title without what nobody sees: composed (NFC), single spaces, no invisible characters, no stacks of marks. */
export function tidyLine(text: string): string {
  const seen = text.replace(invisible, '$1').replace(blanks, ' ').trim()
  return seen.normalize('NFD').replace(markTwice, '$1').replace(tooManyMarks, '$1').normalize('NFC')
}

/** Whether a name or title is tidy, has something to be seen, and neither breaks its line nor turns what follows. */
export function isTidyLine(text: string): boolean {
  return visible.test(text) && !unfit.test(text) && tidyLine(text) === text
}

/** Whether a name or title is fit to be sent once it is tidied. */
export function isFitLine(text: string): boolean {
  return isTidyLine(tidyLine(text))
}
