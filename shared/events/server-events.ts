// What happens in a room without a change of its documents. A further kind is one entry here, one function, and its words.
// Everybody in the room reads these: no code, no address, no secret.
import * as z from 'zod/mini'
import { roleValue } from '../records/values.ts'
import type { Role } from '../roles.ts'
import type { EventKinds, NewEventOf } from './event-kind.ts'

const invited = z.object({ role: roleValue })

/** The kinds. */
export const serverEventKinds = {
  'invitation.made': { group: 'people', topic: 'invitation', detail: invited },
  'invitation.renewed': { group: 'people', topic: 'invitation', detail: invited },
  'invitation.revoked': { group: 'people', topic: 'invitation', detail: invited },
  'spotlight.began': { group: 'people', topic: 'spotlight', detail: z.object({}) },
  /** `following` members looked along to the end. */
  'spotlight.ended': { group: 'people', topic: 'spotlight', detail: z.object({ following: z.number() }) },
} as const satisfies EventKinds

type ServerEvent = NewEventOf<typeof serverEventKinds>

/** The events. */
export const serverEvents = {
  invitationMade: (invitation: string, role: Role): ServerEvent => ({
    kind: 'invitation.made',
    subject: invitation,
    detail: { role },
  }),
  invitationRenewed: (invitation: string, role: Role): ServerEvent => ({
    kind: 'invitation.renewed',
    subject: invitation,
    detail: { role },
  }),
  invitationRevoked: (invitation: string, role: Role): ServerEvent => ({
    kind: 'invitation.revoked',
    subject: invitation,
    detail: { role },
  }),
  spotlightBegan: (spotlight: string): ServerEvent => ({ kind: 'spotlight.began', subject: spotlight, detail: {} }),
  spotlightEnded: (spotlight: string, following: number): ServerEvent => ({
    kind: 'spotlight.ended',
    subject: spotlight,
    detail: { following },
  }),
} as const
