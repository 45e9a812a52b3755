// Where the words of an answer are while they are written, and again after Undo.
import type { DraftOwner } from '#client/rooms/draft-keys.ts'
import { drafts, emptyDraft } from '#client/rooms/compose/drafts.ts'

/** The place of the draft of an answer. @param card the key of the card it is written on. */
export const placeOfAnswer = (card: string) => `answer.${card}`

/** Has an answer that was taken back be written on, once its card is back. */
export function writeOn(owner: DraftOwner, card: string, text: string): void {
  drafts.change({ ...owner, place: placeOfAnswer(card) }, { ...emptyDraft, text })
}
