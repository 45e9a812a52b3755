// What the variables of a saved reply stand for on a visit: only what the desk was sent, so that nothing comes in that was not granted.
import { replyVariables } from '#shared/desk/reply-variables.ts'
import type { ReplyPart, ReplyVariable } from '#shared/desk/reply-variables.ts'

/** The words for a variable; `hidden`: members do not show it; `unknown`: nobody knows it. */
export type ReplyValue = { readonly words: string } | 'hidden' | 'unknown'
/** All of them. */
export type ReplyValues = Readonly<Record<ReplyVariable, ReplyValue>>

/** A reply with its variables filled in; what stands in place of one that cannot be is a text that asks for it. */
export interface FilledReply {
  readonly text: string
  /** Where the first gap is. */
  readonly gap: { readonly from: number; readonly to: number } | undefined
}

/** @param gapOf the text in place of a variable that has no words. */
export function fillReply(
  parts: readonly ReplyPart[],
  values: ReplyValues,
  gapOf: (variable: ReplyVariable, why: 'hidden' | 'unknown') => string,
): FilledReply {
  let text = ''
  let gap: FilledReply['gap']
  for (const part of parts) {
    if ('text' in part) {
      text += part.text
      continue
    }
    const value = values[part.variable]
    if (typeof value === 'object') {
      text += value.words
      continue
    }
    const asks = gapOf(part.variable, value)
    gap ??= { from: text.length, to: text.length + asks.length }
    text += asks
  }
  return { text, gap }
}

/** Whether a text still has a gap: such a text is not sent. */
export function hasGap(text: string, gapOf: (variable: ReplyVariable, why: 'hidden' | 'unknown') => string): boolean {
  return replyVariables.some((one) => text.includes(gapOf(one, 'hidden')) || text.includes(gapOf(one, 'unknown')))
}
