// What goes over HTTP and the desk channel between the server and the associates of a shop.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { helpAboutSchema } from '../visits/help-request.ts'
import { helpTopics } from '../visits/topics.ts'
import { scopeParts } from '../visits/scope.ts'
import { transferSchema } from './transfers.ts'
import type { StaffNotes } from './staff-notes.ts'

/** Signed in is not available: an associate says when they are. */
export const availabilities = ['on', 'away', 'off'] as const
/** See `availabilities`. */
export type Availability = (typeof availabilities)[number]
/** The roles of staff, as the shop signs them. */
export const staffRoles = ['associate', 'supervisor'] as const
/** See `staffRoles`. */
export type StaffRole = (typeof staffRoles)[number]
/** How many visits an associate has at once unless something else is said. */
export const usualCapacity = 3
/** The greatest capacity. */
export const maxCapacity = 12
/** How many waiting requests a desk lists; the count says how many there are. */
export const maxListedRequests = 30

const id = z.string().regex(idPattern)
const at = z.int().describe('Milliseconds since 1970, by the server’s clock.')
const scope = z.array(z.enum(scopeParts)).max(scopeParts.length)

/** The body of a sign-in of staff. */
export const staffSignInSchema = z
  .object({ shop: id, identity: z.string().max(8000).describe('Signed by the shop, with the role of staff.') })
  .meta({ id: 'StaffSignIn' })

/** Somebody of the demo shop, who signs in by a click; only where no real shop is configured. */
export const demoSignInSchema = z.object({ shop: id, staff: id }).meta({ id: 'DemoSignIn' })

export const staffMemberSchema = z
  .object({
    id,
    name: z.string(),
    role: z.enum(staffRoles),
    picture: z.string().nullable(),
    store: z.string().nullable().describe('Such as `Dublin`; null for the whole shop.'),
    languages: z.array(z.string()).describe('ISO 639, best first.'),
    skills: z.array(z.string()).describe('Topics and departments.'),
  })
  .meta({ id: 'StaffMember' })

/** The staff of the demo shop, to choose from. */
export const demoStaffSchema = z.object({ staff: z.array(staffMemberSchema) }).meta({ id: 'DemoStaff' })

export const staffSessionSchema = z
  .object({ token: z.string(), expiresAt: at, me: staffMemberSchema })
  .meta({ id: 'StaffSession' })

/** A waiting request, as an associate sees it before anything is granted: what the asker wrote to the store, and nothing else. */
export const waitingRequestSchema = z
  .object({
    id,
    at,
    name: z.string().describe('Of the asker.'),
    topic: z.enum(helpTopics),
    language: z.string(),
    text: z.string(),
    about: helpAboutSchema.pick({ productId: true, variantId: true }),
    scope: scope.describe('What will be shown once somebody joins.'),
    isPractice: z.boolean().describe('A made-up shopper asks.'),
    isLeft: z.boolean().describe('Nobody waits for it any more; an answer comes into the room later.'),
    isFollowUp: z.boolean().describe('It comes back to an earlier visit of the room.'),
  })
  .meta({ id: 'WaitingRequest' })

/** An offer: it is for this associate alone, until then. */
export const offerSchema = z
  .object({
    request: waitingRequestSchema,
    until: at,
    transfer: z
      .object({ from: z.string(), note: z.string() })
      .nullable()
      .describe('Where a colleague hands a visit over: who, and what they say to it.'),
  })
  .meta({ id: 'Offer' })

/** A visit of this associate. */
export const deskVisitSchema = z
  .object({
    id,
    roomId: id.describe('With the document it is where the visit’s document is synced: `/sync/{roomId}/visit-{id}`.'),
    request: waitingRequestSchema,
    scope: scope.describe('What is granted at this moment.'),
    startedAt: at,
    endsAt: at.nullable(),
    endedAt: at.nullable(),
    turn: z.enum(['mine', 'theirs']).describe('Whose turn it is to write.'),
    turnSince: at,
    former: z.array(z.object({ id, name: z.string() })).describe('Colleagues who had it before, or are on it.'),
    transfer: transferSchema.nullable().describe('Where it is being handed over, or was not taken a moment ago.'),
    showsEarlier: z.boolean().describe('Whether the asker shows their earlier visits.'),
    isPractice: z.boolean(),
  })
  .meta({ id: 'DeskVisit' })

/** The whole desk of one associate. It is sent with every change, at most ten times a second. */
export const deskSchema = z
  .object({
    now: at,
    me: staffMemberSchema,
    availability: z.enum(availabilities),
    capacity: z.int(),
    offer: offerSchema.nullable(),
    waiting: z.array(waitingRequestSchema).describe('Those this associate may claim, the oldest first; at most 30.'),
    waitingCount: z.int(),
    taken: z
      .array(z.object({ request: id, name: z.string(), by: z.string(), at }))
      .describe('Requests that were listed here and that somebody else has taken, of the last minute.'),
    visits: z.array(deskVisitSchema).describe('Open ones in the order they began.'),
  })
  .meta({ id: 'Desk' })

/** What of a room is shown on a visit at this moment: the granted parts of it, and nothing else. */
export const shownRoomSchema = z
  .object({
    visitId: id,
    scope,
    members: z
      .array(z.object({ id, name: z.string() }))
      .describe('The asker, those who wrote in the visit, and whom the granted parts name.'),
    cart: z
      .object({
        title: z.string().nullable(),
        lines: z.array(
          z.object({
            id,
            productId: id,
            variantId: id,
            lane: z.string(),
            wants: z.array(z.object({ member: id, count: z.int() })),
            fromVisit: z.boolean().describe('It came of a proposal of this visit.'),
          }),
        ),
      })
      .nullable(),
    talk: z
      .array(z.object({ id, by: id, at, text: z.string(), products: z.array(id) }))
      .nullable()
      .describe('The room’s own thread, the newest 200.'),
  })
  .meta({ id: 'ShownRoom' })

/** The body that sets availability or capacity. */
export const changeDeskSchema = z
  .object({ availability: z.enum(availabilities).optional(), capacity: z.int().min(1).max(maxCapacity).optional() })
  .meta({ id: 'ChangeDesk' })

/** The body that gives a question to an associate. */
export const reassignSchema = z.object({ to: id.describe('The associate.') }).meta({ id: 'Reassign' })

export type StaffMember = z.infer<typeof staffMemberSchema>
export type DemoStaff = z.infer<typeof demoStaffSchema>
export type StaffSession = z.infer<typeof staffSessionSchema>
export type WaitingRequest = z.infer<typeof waitingRequestSchema>
export type Offer = z.infer<typeof offerSchema>
export type DeskVisit = z.infer<typeof deskVisitSchema>
export type Desk = z.infer<typeof deskSchema>
export type ShownRoom = z.infer<typeof shownRoomSchema>

/** Events of the desk channel: Socket.IO, namespace `/desk`, `auth: { token }` with a staff token. */
export interface DeskEvents {
  desk: (desk: Desk) => void
  shown: (shown: ShownRoom) => void
  /** For supervisors: the board has changed; it is read over HTTP. */
  board: () => void
  /** What staff have noted about a visit of theirs; again with each note. */
  notes: (notes: StaffNotes) => void
  /** The session is over; the channel closes after it. */
  ended: (why: { readonly code: string }) => void
}
