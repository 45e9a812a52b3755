// A summary in the words of whoever reads it: everything that stands on the page, before it becomes a page, a text or a file.

/** Somebody, as they are drawn. */
export interface PaperPerson {
  readonly name: string
  /** Of their name, as it stands on their colour. */
  readonly initial: string
  /** Index of their colour. */
  readonly colour: number
}

/** One thing of the cart. */
export interface PaperLine {
  readonly id: string
  readonly title: string
  /** Its options, such as "Walnut, 39"; may be empty. */
  readonly words: string
  readonly picture: { readonly src: string; readonly tint?: string | undefined } | undefined
  /** Such as "2 × 178 €"; absent where it is one, or has no price. */
  readonly each?: string
  readonly amount?: string
  readonly wants: readonly (PaperPerson & { readonly count: number })[]
  /** How it came to where it stands, then what people said of it. */
  readonly why: readonly string[]
}

/** Things under one heading. */
export interface PaperSection {
  readonly id: 'decided' | 'bought' | 'considering' | 'rejected'
  readonly title: string
  readonly lines: readonly PaperLine[]
}

/** What it costs. */
export interface PaperCosts {
  readonly title: string
  readonly shares: readonly (PaperPerson & { readonly amount: string })[]
  readonly totalWords: string
  readonly total: string
  /** Sentences below the sum. */
  readonly remarks: readonly string[]
}

/** Something that waits for an answer or a vote. */
export interface PaperMatter {
  readonly id: string
  readonly kind: 'question' | 'vote'
  readonly text: string
  readonly detail: string
}

/** See above. */
export interface Paper {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly occasion?: string
  readonly made: string
  readonly sections: readonly PaperSection[]
  /** Said where nothing was decided yet. */
  readonly nothing?: { readonly title: string; readonly words: string }
  readonly costs: PaperCosts | undefined
  readonly open: { readonly title: string; readonly matters: readonly PaperMatter[] }
  readonly people: { readonly title: string; readonly list: readonly (PaperPerson & { readonly more: string })[] }
  /** Where the room is. */
  readonly room: { readonly address: string; readonly words: string }
}
