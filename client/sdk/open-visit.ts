// A visit's own conversation on an associate's device: its document, synced with a token of staff and never saved here.
import { newId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { VisitDocumentName } from '#shared/records/table.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { VisitRecords } from '#shared/visits/visit-view.ts'
import { inOrder } from './in-order.ts'
import type { Tokens } from './renewed-token.ts'
import { Derived } from './derived.ts'
import { DocumentLink } from './document-link.ts'
import type { Observable } from './observable.ts'
import { recordsOf } from './room-document.ts'
import { onWake } from './surroundings.ts'

/** What an associate suggests; author and time are added. */
export type NewProposal = Omit<Proposal, 'by' | 'at'>

export interface VisitOptions {
  readonly server: string
  readonly visitId: string
  readonly roomId: string
  /** The associate's id. */
  readonly me: string
  readonly access: Tokens
  readonly socket: typeof WebSocket
  readonly now: () => number
  readonly random: () => number
  /** The server refused what was written; it is in no document any more. */
  readonly onRejected: (edit: RecordEdit, why: Refusal) => void
}

/** The conversation of an open visit. */
export interface OpenVisit {
  /** All that was said, by id. */
  readonly records: Observable<VisitRecords>
  /** How much of what was written here is not durable yet. */
  readonly waiting: Observable<number>
  say(text: string, products: readonly string[]): Outcome<void>
  suggest(proposal: NewProposal): Outcome<void>
  /** Closes the connection. Nothing of the conversation is kept. */
  close(): void
}

const roots = ['messages', 'proposals', 'proposalStates', 'summaries'] as const

/** Opens a visit's document and connects it. */
export async function openVisit(options: VisitOptions): Promise<OpenVisit> {
  const { server, visitId, roomId, me, access, socket, now, random, onRejected } = options
  const status = { changed: () => {} }
  const link = await DocumentLink.open({
    name: visitDocument(visitId),
    url: `${server.replace(/^http/, 'ws')}/sync/${roomId}`,
    socket,
    access,
    actor: () => ({ id: me, role: 'associate' }),
    local: undefined,
    events: {
      status: () => status.changed(),
      rejected: onRejected,
      // The desk says which visits are open; it closes those that are not.
      ended: () => void link.close(),
    },
    now,
    random,
  })
  const typed = recordsOf<VisitDocumentName>(link)
  const records = new Derived(() => ({
    messages: typed.records('messages'),
    proposals: typed.records('proposals'),
    proposalStates: typed.records('proposalStates'),
    summaries: typed.records('summaries'),
  }))
  const waiting = new Derived(() => link.waiting)
  status.changed = waiting.invalidate
  link.onChange(roots, records.invalidate)
  const stopWaking = onWake(() => link.wake())
  link.start()
  const nextMoment = inOrder(now)
  const write = (root: (typeof roots)[number], value: object) => {
    const written = link.write([{ root, key: newId(), after: value }])
    return written.ok ? granted(undefined) : written
  }
  return {
    records,
    waiting,
    say: (text, products) =>
      write('messages', { by: me, at: nextMoment(), text, ...(products.length > 0 && { products: [...products] }) }),
    suggest: (proposal) => write('proposals', { ...proposal, by: me, at: nextMoment() }),
    close: () => {
      stopWaking()
      void link.close()
    },
  }
}
