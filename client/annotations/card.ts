// What a kind of annotation brings to the page: its card, and for some the form to add one.
import type { ComponentType, ReactNode } from 'react'
import type { SignedRoot } from '#client/sdk/index.ts'
import type { ValueOf } from '#shared/records/table.ts'

/** What a card is given. */
export interface CardProps<Value> {
  readonly id: string
  readonly value: Value
  /** How many of them the card stands for; see `gather`. */
  readonly count: number
}

export interface CardKind<Value> {
  /** What it says and shows; who put it there and when stand around it already. */
  readonly card: ComponentType<CardProps<Value>>
  /** Those with the same text become one card, as several strokes on one picture do. */
  readonly gather?: (value: Value) => string
  readonly add?: {
    readonly icon: ReactNode
    /** The words of the button, such as "Share a link". */
    readonly words: () => string
    readonly form: ComponentType<{ readonly onDone: () => void }>
  }
}

/** Cards by root. Kinds that are no annotations, such as messages, have none. */
export type Cards = { readonly [Root in SignedRoot]?: CardKind<ValueOf<'annotations', Root>> }
