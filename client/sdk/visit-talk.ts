// The conversation of one visit on a member's device: its document, opened like the others of the room.
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import { visitEntries } from '#shared/visits/visit-view.ts'
import type { VisitEntry, VisitRecords } from '#shared/visits/visit-view.ts'
import { inOrder } from './in-order.ts'
import { Derived } from './derived.ts'
import type { Observable } from './observable.ts'
import type { RecordLink } from './record-link.ts'
import type { MessageExtras } from './talk.ts'

/** The conversation of a visit. */
export interface VisitTalk {
  /** Messages and proposals, oldest first. */
  readonly entries: Observable<readonly VisitEntry[]>
  /** Says something; products, photos and voice notes may go along. @returns the id of the message. */
  say(text: string, extras?: Pick<MessageExtras, 'products' | 'files'>): Outcome<string>
  /** Takes one's own message back. */
  remove(message: string): Outcome<void>
  /** Why this member may not say anything here; undefined where they may. */
  whyNotSay(): Refusal | undefined
}

/** A document that is opened on demand. */
export interface OpenedLink {
  readonly link: RecordLink
  close(): Promise<void>
}

/** What the conversations of visits stand on. */
export interface ConversationContext {
  readonly me: MemberId
  readonly now: () => number
  /** Opens the document of a visit, and connects it. */
  readonly openVisit: (visit: string) => Promise<OpenedLink>
  readonly onClose: (listener: () => void) => void
}

const roots = [
  'messages',
  'proposals',
  'proposalStates',
  'summaries',
] as const satisfies readonly (keyof VisitRecords)[]

/** The conversation over the records of its document. */
export function visitTalk(link: RecordLink, { me, now }: { me: MemberId; now: () => number }): VisitTalk {
  const entries = new Derived(() =>
    visitEntries({
      messages: link.records('messages') as VisitRecords['messages'],
      proposals: link.records('proposals') as VisitRecords['proposals'],
      proposalStates: link.records('proposalStates') as VisitRecords['proposalStates'],
      summaries: link.records('summaries') as VisitRecords['summaries'],
    }),
  )
  link.onChange(roots, entries.invalidate)
  const nextMoment = inOrder(now)
  return {
    entries,
    say(text, { products = [], files = [] } = {}) {
      const id = newId()
      const after = {
        by: me,
        at: nextMoment(),
        text,
        ...(products.length > 0 && { products: [...products] }),
        ...(files.length > 0 && { files: [...files] }),
      }
      const written = link.write([{ root: 'messages', key: id, after }])
      return written.ok ? granted(id) : written
    },
    remove: (message) => link.write([{ root: 'messages', key: message, after: undefined }]),
    whyNotSay: () => link.whyNot({ root: 'messages', key: newId(), after: { by: me, at: now(), text: '…' } }),
  }
}
