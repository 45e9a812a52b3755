// What associates have at hand beside their visits: saved replies, notes, transfers, summaries, earlier visits, blocks, practice.
import type { EarlierVisit } from '#shared/desk/earlier-visits.ts'
import type { SavedReply } from '#shared/desk/saved-replies.ts'
import type { StaffNotes } from '#shared/desk/staff-notes.ts'
import type { NewBlock, StoreBlock } from '#shared/desk/store-blocks.ts'
import type { Colleagues, TransferVisit } from '#shared/desk/transfers.ts'
import { newId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { done } from './http.ts'
import type { StaffAccess } from './staff-access.ts'

/** Calls refuse as the HTTP API does, and `offline`. */
export interface DeskTools {
  replies(): Promise<Outcome<{ readonly replies: readonly SavedReply[] }>>
  /** Saves a reply, or a new one where it has no id. */
  saveReply(reply: Omit<SavedReply, 'id'> & { readonly id?: string }): Promise<Outcome<SavedReply>>
  removeReply(reply: string): Promise<Outcome<void>>
  notes(visit: string): Promise<Outcome<StaffNotes>>
  addNote(visit: string, text: string): Promise<Outcome<void>>
  colleagues(): Promise<Outcome<Colleagues>>
  /** Offers a visit to others; it stays here until somebody has accepted. */
  handOver(visit: string, to: TransferVisit): Promise<Outcome<void>>
  /** Keeps a visit after all. */
  keep(visit: string): Promise<Outcome<void>>
  /** Ends a visit with what came of it. */
  finish(visit: string, summary: string): Promise<Outcome<void>>
  /** Takes no more questions of whoever asked for a while; ends the visit. */
  block(visit: string, block: NewBlock): Promise<Outcome<void>>
  /** For supervisors: the blocks of the shop. */
  blocks(): Promise<Outcome<{ readonly blocks: readonly StoreBlock[] }>>
  review(block: string, act: 'keep' | 'lift'): Promise<Outcome<void>>
  /** A made-up shopper asks. */
  practise(): Promise<Outcome<void>>
  /** Earlier visits of the asker, where they show them. */
  earlier(visit: string): Promise<Outcome<{ readonly visits: readonly EarlierVisit[] }>>
}

/** The tools over HTTP. */
export function openDeskTools({ call }: Pick<StaffAccess, 'call'>): DeskTools {
  const ofVisit = (visit: string) => `/desk/visits/${visit}`
  return {
    replies: () => call({ path: '/desk/replies' }),
    saveReply: ({ id = newId(), ...body }) => call({ method: 'PUT', path: `/desk/replies/${id}`, body }),
    removeReply: (reply) => done(call({ method: 'DELETE', path: `/desk/replies/${reply}` })),
    notes: (visit) => call({ path: `${ofVisit(visit)}/notes` }),
    addNote: (visit, text) => done(call({ method: 'POST', path: `${ofVisit(visit)}/notes`, body: { text } })),
    colleagues: () => call({ path: '/desk/colleagues' }),
    handOver: (visit, to) => done(call({ method: 'POST', path: `${ofVisit(visit)}/transfer`, body: to })),
    keep: (visit) => done(call({ method: 'DELETE', path: `${ofVisit(visit)}/transfer` })),
    finish: (visit, summary) => done(call({ method: 'POST', path: `${ofVisit(visit)}/finish`, body: { summary } })),
    block: (visit, body) => done(call({ method: 'POST', path: `${ofVisit(visit)}/block`, body })),
    blocks: () => call({ path: '/desk/blocks' }),
    review: (block, act) => done(call({ method: 'POST', path: `/desk/blocks/${block}/${act}` })),
    practise: () => done(call({ method: 'POST', path: '/desk/practice' })),
    earlier: (visit) => call({ path: `${ofVisit(visit)}/earlier` }),
  }
}
