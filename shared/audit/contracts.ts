// The audit log: who did what to whom. It holds ids and small facts, never a token, a code or a text of a member. Entries are
// deleted after `AUDIT_DAYS`.
import * as z from 'zod'
import { idPattern } from '../ids.ts'

/** The actions in the log, each with the meaning of its `subject`. */
export const auditActions = {
  'room.started': 'the room',
  'room.deleted': 'the room, by its id: its last member erased it, or nobody used it any more',
  'invitation.created': 'the invitation',
  'invitation.accepted': 'the invitation; the actor is the new member',
  'invitation.revoked': 'the invitation',
  'invitation.rotated': 'the invitation that was ended; `detail.replacement` is the new one',
  'answer-link.created': 'the link; `detail.member` is whom it is for',
  'answer-link.used':
    'the link; the actor is the member it is for, `detail.topic` and `detail.of` what was answered or voted on',
  'answer-link.joined': 'the link; the actor is the new member, who came in by answering',
  'answer-link.revoked': 'the link',
  'member.role-changed': 'the member',
  'member.removed': 'the member, taken out by another',
  'member.left': 'the member',
  'member.erased': 'the member, who had what is theirs deleted',
  'member.claimed': 'the member, who now belongs to a customer of the shop',
  'member.signed-out': 'the member, whose devices they signed out; `detail.sessions` says how many',
  'member.returned': 'the member, whose customer came in again from a device',
  'customer.signed-in': 'the customer, by the shop’s own id',
  'customer.signed-out':
    'the customer, by the shop’s own id, or the shop where it was all of them; `detail.sessions` says how many',
  'staff.signed-out': 'the associate, by the shop’s own id; `detail.sessions` says how many',
  'key.created': 'the key',
  'key.revoked': 'the key',
  'identity.changed': 'the shop',
  'identity.removed': 'the shop',
  'catalog.imported': 'the shop',
  'store.saved': 'the store',
  'store.removed': 'the store',
  'shifts.saved': 'the person, by the shop’s own id',
  'shifts.removed': 'the person, by the shop’s own id',
  'help-desk.changed': 'the shop',
  'help-desk.removed': 'the shop',
} as const
/** See `auditActions`. */
export type AuditAction = keyof typeof auditActions

/** The kinds of actors; `operator` runs the server. */
export const auditActors = ['member', 'key', 'customer', 'staff', 'feed', 'operator'] as const

export const auditEntrySchema = z
  .object({
    id: z.int().describe('Grows with time; the cursor of the list.'),
    at: z.number().describe('Milliseconds since 1970.'),
    room: z.string().regex(idPattern).nullable().describe('The room it was in; null for what is the shop’s.'),
    actor: z.object({ kind: z.enum(auditActors), id: z.string().nullable() }),
    action: z.string().describe('Such as `member.removed`.'),
    subject: z.string().nullable().describe('The id of what it was done to.'),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditEntry' })

export const auditPageSchema = z
  .object({
    entries: z.array(auditEntrySchema).describe('Newest first.'),
    next: z.int().nullable().describe('`before` of the next page; null on the last.'),
  })
  .meta({ id: 'AuditPage' })

export type AuditEntry = z.infer<typeof auditEntrySchema>
export type AuditPage = z.infer<typeof auditPageSchema>
