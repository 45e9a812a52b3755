// What a place lets one write besides words.

/** What may go along with words. */
export interface Allowed {
  /** Members' names, who are told of it. */
  readonly mentions: boolean
  readonly products: boolean
  /** Photos and voice notes. */
  readonly files: boolean
}

export const everything: Allowed = { mentions: true, products: true, files: true }
/** For words that are changed: the products, photos and voice notes they came with stay. */
export const rewordedWords: Allowed = { mentions: true, products: false, files: false }
/** For words that are part of something else, such as a note in the cart: its record has no place for more. */
export const plainWords: Allowed = { mentions: false, products: false, files: false }
