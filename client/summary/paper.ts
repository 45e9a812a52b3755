// The paper: a summary in the reader's language, before it becomes a page, a text or a file.

/** A person's name and avatar. */
export interface PaperPerson {
  readonly name: string
  /** The initial of their name, for the avatar. */
  readonly initial: string
  /** The index of their colour. */
  readonly colour: number
}

/** A line of the cart. */
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
  /** How it got into its lane, then opinions and notes. */
  readonly why: readonly string[]
}

/** The lines under one heading. */
export interface PaperSection {
  readonly id: 'decided' | 'bought' | 'considering' | 'unavailable' | 'rejected'
  readonly title: string
  readonly lines: readonly PaperLine[]
}

/** The costs. */
export interface PaperCosts {
  readonly title: string
  readonly shares: readonly (PaperPerson & { readonly amount: string })[]
  readonly totalWords: string
  readonly total: string
  /** Sentences below the total. */
  readonly remarks: readonly string[]
}

/** Something that waits for an answer or a vote. */
export interface PaperMatter {
  readonly id: string
  readonly kind: 'question' | 'vote'
  readonly text: string
  readonly detail: string
}

/** The whole paper. */
export interface Paper {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly occasion?: string
  readonly made: string
  readonly sections: readonly PaperSection[]
  /** Present if nothing has been decided yet. */
  readonly nothing?: { readonly title: string; readonly words: string }
  readonly costs: PaperCosts | undefined
  readonly open: { readonly title: string; readonly matters: readonly PaperMatter[] }
  readonly people: { readonly title: string; readonly list: readonly (PaperPerson & { readonly more: string })[] }
  /** The link to the room. */
  readonly room: { readonly address: string; readonly words: string }
}
