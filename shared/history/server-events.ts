// What happens in a room without a change of its documents. A further kind is one line here, one in
// `serverTells`, and its words. Everybody in the room reads these: no code, no address, no secret.
import type { Role } from '../roles.ts'
import type { EventGroup, NewEvent } from './event.ts'

/** Each of them, made from what it is about. */
export const serverEvents = {
  invitationMade: (invitation: string, role: Role): NewEvent => ({
    kind: 'invitation.made',
    subject: invitation,
    detail: { role },
  }),
  invitationRenewed: (invitation: string, role: Role): NewEvent => ({
    kind: 'invitation.renewed',
    subject: invitation,
    detail: { role },
  }),
  invitationRevoked: (invitation: string, role: Role): NewEvent => ({
    kind: 'invitation.revoked',
    subject: invitation,
    detail: { role },
  }),
  spotlightBegan: (spotlight: string): NewEvent => ({ kind: 'spotlight.began', subject: spotlight, detail: {} }),
  /** `following` looked along to the end. */
  spotlightEnded: (spotlight: string, following: number): NewEvent => ({
    kind: 'spotlight.ended',
    subject: spotlight,
    detail: { following },
  }),
} as const

/** Their kinds, each with the group it is found under. */
export const serverEventKinds: Readonly<Record<string, EventGroup>> = {
  'invitation.made': 'people',
  'invitation.renewed': 'people',
  'invitation.revoked': 'people',
  'spotlight.began': 'people',
  'spotlight.ended': 'people',
}
