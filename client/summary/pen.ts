// What every part of the paper is written with.
import type { TFunction } from 'i18next'
import type { MemberId, VariantId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import type { Summary } from '#shared/summary/summary.ts'
import type { PaperLine, PaperPerson } from './paper.ts'

/** What the words need besides the summary. */
export interface PaperTools {
  readonly t: TFunction<'summary'>
  /** For `Intl`, with region. */
  readonly locale: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly now: number
  /** Title and picture of a line. */
  readonly thing: (line: VariantId) => Pick<PaperLine, 'title' | 'words' | 'picture'>
  readonly initialOf: (name: string) => string
  readonly shop: { readonly name: string; readonly currency: string }
  readonly title: string
  readonly address: string
}

/** What every part of the paper is written with. */
export interface Pen extends PaperTools {
  readonly summary: Summary
  readonly nameOf: (id: MemberId) => string
  readonly personOf: (id: MemberId) => PaperPerson
  readonly money: (amount: Money) => string
  readonly day: (at: number) => string
  readonly list: (words: readonly string[]) => string
}
