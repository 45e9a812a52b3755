// What happens in a room without a change of its documents. A further kind is one entry here, one function, and its words.
// Everybody in the room reads these: no code, no address, no secret.
import * as z from 'zod/mini'
import type { MemberId } from '../ids.ts'
import { atValue, idValue, roleValue } from '../records/values.ts'
import type { Role } from '../roles.ts'
import { scopeValue } from '../visits/scope.ts'
import type { Scope } from '../visits/scope.ts'
import type { EventKinds, NewEventOf } from './event-kind.ts'

const invited = z.object({ role: roleValue })
/** An associate by name: they are no member, whose name the cart would know. */
const associate = z.object({ associate: z.string() })
/** In a call, an associate by name; null for a member, whom the event has as its author. */
const inCall = z.object({ associate: z.nullable(z.string()) })
const rung = z.object({ member: idValue })
const answered = z.object({ associate: z.string(), proposal: idValue, products: z.array(idValue) })

const appointment = z.object({ at: atValue, store: z.nullable(z.string()) })

/** The kinds. */
export const serverEventKinds = {
  'invitation.made': { group: 'people', topic: 'invitation', detail: invited },
  'invitation.renewed': { group: 'people', topic: 'invitation', detail: invited },
  'invitation.revoked': { group: 'people', topic: 'invitation', detail: invited },
  'spotlight.began': { group: 'people', topic: 'spotlight', detail: z.object({}) },
  /** `following` members looked along to the end. */
  'spotlight.ended': { group: 'people', topic: 'spotlight', detail: z.object({ following: z.number() }) },
  'help.asked': { group: 'people', topic: 'request', detail: z.object({ topic: z.string() }) },
  /** A time was agreed with a store; null for the whole shop. */
  'appointment.agreed': { group: 'people', topic: 'request', detail: appointment },
  'appointment.moved': { group: 'people', topic: 'request', detail: appointment },
  'appointment.cancelled': { group: 'people', topic: 'request', detail: appointment },
  /** The question stays; the answer comes later. */
  'help.left': { group: 'people', topic: 'request', detail: z.object({ topic: z.string() }) },
  /** A supervisor gave the question to another associate. */
  'help.reassigned': { group: 'people', topic: 'request', detail: associate },
  /** A supervisor asked to come along, and a member said so. */
  'visit.joined': { group: 'people', topic: 'visit', detail: z.extend(associate, { yes: z.boolean() }) },
  /** Its author asked, and is told while they are away; not of a question that was left (`left`), whose answer they are told. */
  'visit.began': {
    group: 'people',
    topic: 'visit',
    detail: z.extend(associate, { scope: scopeValue, left: z.optional(z.boolean()) }),
    notifies: true,
  },
  /** The associate wrote when it was their turn, or after a while. `member` asked. */
  'visit.answered': {
    group: 'people',
    topic: 'visit',
    detail: z.extend(associate, { member: idValue }),
    notifies: true,
  },
  /** What the associate may see from now on, and what of it is new. */
  'visit.scope': {
    group: 'people',
    topic: 'visit',
    detail: z.extend(associate, { scope: scopeValue, added: scopeValue }),
  },
  'visit.left-out': { group: 'people', topic: 'visit', detail: z.extend(associate, { leftOut: z.boolean() }) },
  /** Another associate has it from then on. */
  'visit.handed-over': {
    group: 'people',
    topic: 'visit',
    detail: z.extend(associate, { from: z.string(), store: z.nullable(z.string()) }),
  },
  /** Whether the associate sees what the author asked on earlier visits. */
  'visit.earlier': { group: 'people', topic: 'visit', detail: z.extend(associate, { shown: z.boolean() }) },
  /** What came of it, in the associate’s words. */
  'visit.summed-up': { group: 'people', topic: 'visit', detail: z.extend(associate, { text: z.string() }) },
  /** By a member, or by the associate or the server where nobody is named as its author. */
  'visit.ended': { group: 'people', topic: 'visit', detail: associate },
  'call.started': { group: 'people', topic: 'call', detail: z.extend(inCall, { visit: z.nullable(idValue) }) },
  'call.joined': { group: 'people', topic: 'call', detail: inCall },
  'call.left': { group: 'people', topic: 'call', detail: z.extend(inCall, { minutes: z.number() }) },
  /** `members` and `associate` were in it. */
  'call.ended': {
    group: 'people',
    topic: 'call',
    detail: z.extend(inCall, { minutes: z.number(), members: z.array(idValue) }),
  },
  /** A member is called while they are away. */
  'call.rang': { group: 'people', topic: 'call', detail: rung, notifies: true },
  /** A member was called, and did not answer. */
  'call.missed': { group: 'people', topic: 'call', detail: rung, notifies: true },
  'proposal.accepted': { group: 'people', topic: 'visit', detail: answered },
  'proposal.declined': { group: 'people', topic: 'visit', detail: answered },
} as const satisfies EventKinds

type Appointment = z.infer<typeof appointment>
type AnsweredProposal = z.infer<typeof answered>
type InCall = z.infer<typeof inCall>
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
  helpAsked: (request: string, topic: string): ServerEvent => ({
    kind: 'help.asked',
    subject: request,
    detail: { topic },
  }),
  appointmentAgreed: (request: string, detail: Appointment): ServerEvent => ({
    kind: 'appointment.agreed',
    subject: request,
    detail,
  }),
  appointmentMoved: (request: string, detail: Appointment): ServerEvent => ({
    kind: 'appointment.moved',
    subject: request,
    detail,
  }),
  appointmentCancelled: (request: string, detail: Appointment): ServerEvent => ({
    kind: 'appointment.cancelled',
    subject: request,
    detail,
  }),
  helpLeft: (request: string, topic: string): ServerEvent => ({
    kind: 'help.left',
    subject: request,
    detail: { topic },
  }),
  helpReassigned: (request: string, associate: string): ServerEvent => ({
    kind: 'help.reassigned',
    subject: request,
    detail: { associate },
  }),
  visitJoined: (visit: string, associate: string, yes: boolean): ServerEvent => ({
    kind: 'visit.joined',
    subject: visit,
    detail: { associate, yes },
  }),
  visitBegan: (visit: string, detail: { associate: string; scope: Scope; left?: true }): ServerEvent => ({
    kind: 'visit.began',
    subject: visit,
    detail,
  }),
  visitAnswered: (visit: string, detail: { associate: string; member: MemberId }): ServerEvent => ({
    kind: 'visit.answered',
    subject: visit,
    detail,
  }),
  visitScope: (visit: string, detail: { associate: string; scope: Scope; added: Scope }): ServerEvent => ({
    kind: 'visit.scope',
    subject: visit,
    detail,
  }),
  visitLeftOut: (visit: string, associate: string, leftOut: boolean): ServerEvent => ({
    kind: 'visit.left-out',
    subject: visit,
    detail: { associate, leftOut },
  }),
  visitHandedOver: (visit: string, detail: { associate: string; from: string; store: string | null }): ServerEvent => ({
    kind: 'visit.handed-over',
    subject: visit,
    detail,
  }),
  visitEarlier: (visit: string, associate: string, shown: boolean): ServerEvent => ({
    kind: 'visit.earlier',
    subject: visit,
    detail: { associate, shown },
  }),
  visitSummedUp: (visit: string, associate: string, text: string): ServerEvent => ({
    kind: 'visit.summed-up',
    subject: visit,
    detail: { associate, text },
  }),
  visitEnded: (visit: string, associate: string): ServerEvent => ({
    kind: 'visit.ended',
    subject: visit,
    detail: { associate },
  }),
  callStarted: (call: string, detail: InCall & { visit: string | null }): ServerEvent => ({
    kind: 'call.started',
    subject: call,
    detail,
  }),
  callJoined: (call: string, detail: InCall): ServerEvent => ({ kind: 'call.joined', subject: call, detail }),
  callLeft: (call: string, detail: InCall & { minutes: number }): ServerEvent => ({
    kind: 'call.left',
    subject: call,
    detail,
  }),
  callEnded: (call: string, detail: InCall & { minutes: number; members: string[] }): ServerEvent => ({
    kind: 'call.ended',
    subject: call,
    detail,
  }),
  callRang: (call: string, detail: z.infer<typeof rung>): ServerEvent => ({ kind: 'call.rang', subject: call, detail }),
  callMissed: (call: string, detail: z.infer<typeof rung>): ServerEvent => ({
    kind: 'call.missed',
    subject: call,
    detail,
  }),
  proposalAccepted: (visit: string, detail: AnsweredProposal): ServerEvent => ({
    kind: 'proposal.accepted',
    subject: visit,
    detail,
  }),
  proposalDeclined: (visit: string, detail: AnsweredProposal): ServerEvent => ({
    kind: 'proposal.declined',
    subject: visit,
    detail,
  }),
  spotlightEnded: (spotlight: string, following: number): ServerEvent => ({
    kind: 'spotlight.ended',
    subject: spotlight,
    detail: { following },
  }),
} as const
