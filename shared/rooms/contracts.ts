// What goes over HTTP about rooms, members and invitations. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { isTidyLine, tidyLine } from '../names/line.ts'
import { maxTitleLength } from '../cart/frame.ts'
import { invitableRoles, roles } from '../roles.ts'
import { maxNameLength } from './member.ts'

const id = z.string().regex(idPattern)
const instant = z.iso.datetime().describe('RFC 3339, UTC.')
const line = (max: number) =>
  z
    .string()
    .overwrite(tidyLine)
    // One complaint is enough of a line that is empty or too long.
    .min(1, { error: 'Use at least one visible character', abort: true })
    .max(max, { abort: true })
    .refine(isTidyLine, 'Use at least one visible character, and no control characters')
const name = line(maxNameLength).describe(
  'How the others call this person. What nobody sees is left out of it: invisible characters, stacked marks.',
)
const title = line(maxTitleLength)
const locale = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  .describe('BCP 47 language tag.')

/** A person's name and language. */
export const personSchema = z.object({ name, locale })

export const shopSchema = z
  .object({
    id,
    name: z.string(),
    locale,
    currency: z.string(),
    guests: z.boolean().describe('Whether a name is enough to enter a room of this shop.'),
  })
  .meta({ id: 'Shop' })

export const roomSchema = z.object({ id, title: z.string(), shop: id, createdAt: instant, locale }).meta({ id: 'Room' })
export const memberSchema = z
  .object({ id, name: z.string(), role: z.enum(roles), colour: z.int(), locale, since: instant })
  .meta({ id: 'Member' })

export const renewedSchema = z
  .object({
    token: z
      .string()
      .describe('Member token (JWT), short-lived; goes into `Authorization: Bearer` and into `/sync/…?token=`.'),
    expiresAt: instant,
  })
  .meta({ id: 'RenewedToken' })

export const sessionSchema = renewedSchema.extend({
  session: z
    .string()
    .describe(
      'Renews the token at `/tokens/renew` also after it ran out. Keep it on the device; it ends with the membership.',
    ),
})

export const invitationSchema = z
  .object({
    id: id.describe('Names the invitation in later calls; of no use to anybody else.'),
    code: z.string(),
    url: z.string(),
    role: z.enum(roles),
    expiresAt: instant.nullable(),
    maxUses: z.int().nullable(),
  })
  .meta({ id: 'Invitation' })

/** The longest identity token that is verified. */
export const maxIdentityLength = 8192
const identity = z
  .string()
  .min(1)
  .max(maxIdentityLength)
  .describe(
    'Who this is, as the shop says it: a JWT signed by the shop, with `iss`, `aud`, `sub` (its own id of the customer) and `exp` (at most 24 hours ahead), and where wanted `name`, `locale` and `role` (`customer`, `staff`). It may be shown more than once while it is good, so that a page can be loaded again: whoever reads it can sign in with it for as long, and a few minutes are enough.',
  )
const isNamedOrSignedIn = (who: { name?: unknown; identity?: unknown }) =>
  who.name !== undefined || who.identity !== undefined
const nobody = { path: ['name'], message: 'A name is needed, or an identity that has one' }

const about = id.describe('A product or a variant of the shop: the invitation opens to it.')

export const startRoomSchema = z
  .object({
    about: about.optional().describe('What the first invitation opens to: a product or a variant of the shop.'),
    name: name.optional(),
    title: title.optional(),
    shop: id.optional(),
    locale: locale.optional(),
    identity: identity.optional(),
  })
  .refine(isNamedOrSignedIn, nobody)
  .meta({ id: 'StartRoom' })
export const startedRoomSchema = sessionSchema
  .extend({ room: roomSchema, member: memberSchema, invitation: invitationSchema })
  .meta({ id: 'StartedRoom' })

/** The most invitations of a room that are open at a time. */
export const maxOpenInvitations = 100

export const inviteSchema = z
  .object({
    role: z.enum(invitableRoles),
    expiresInSeconds: z
      .int()
      .min(1)
      .max(365 * 86_400)
      .optional(),
    maxUses: z.int().min(1).max(10_000).optional(),
    about: about.optional(),
    showsCart: z.boolean().optional().describe('Whether the cart may be looked at before joining. Not where absent.'),
    asks: id
      .optional()
      .describe('A question of the room, by its thread: its page shows it, and whoever joins answers it.'),
    hidesTitle: z
      .boolean()
      .optional()
      .describe('Whether the room’s title is kept from those who have not joined, and from previews of the link.'),
  })
  .meta({ id: 'Invite' })

export const listedInvitationSchema = z
  .object({
    id,
    hint: z.string().describe('The first four characters of the code.'),
    role: z.enum(roles),
    expiresAt: instant.nullable(),
    maxUses: z.int().nullable(),
    uses: z.int(),
    state: z.enum(['open', 'revoked', 'expired', 'used-up']),
    createdBy: id,
    about: id.nullable().describe('What it opens to: a product or a variant.'),
    showsCart: z.boolean(),
    asks: id.nullable().describe('The question that it carries.'),
    hidesTitle: z.boolean(),
  })
  .meta({
    id: 'ListedInvitation',
    description: 'An invitation as the host sees it later: the code itself is not kept.',
  })

/** The preview of an invitation, for a person who has not joined yet. */
export const invitationPreviewSchema = z
  .object({
    room: z.object({
      id: id.describe('For a device that is in this room already: it goes straight in.'),
      title: z.string().describe('Empty where the room has none, or the link keeps it.'),
      locale,
      members: z.array(z.object({ name: z.string(), colour: z.int() })).describe('The first twelve.'),
      memberCount: z.int(),
    }),
    shop: shopSchema,
    role: z.enum(roles),
    expiresAt: instant.nullable(),
    invitedBy: z
      .object({ name: z.string(), colour: z.int() })
      .nullable()
      .describe('Who made the link; null where they have left.'),
    about: id.nullable().describe('The product or variant that it opens to.'),
    showsCart: z.boolean().describe('Whether its page shows the cart to those who have not joined yet.'),
    asks: id.nullable().describe('The question that it carries.'),
  })
  .meta({ id: 'InvitationPreview' })

export const invitationPageSchema = z
  .object({
    invitations: z.array(listedInvitationSchema),
    next: z.string().nullable().describe('Cursor of the next page; null on the last.'),
  })
  .meta({ id: 'InvitationPage' })

export const acceptSchema = z
  .object({ name: name.optional(), locale: locale.optional(), identity: identity.optional() })
  .refine(isNamedOrSignedIn, nobody)
  .meta({ id: 'Accept' })
export const joinedRoomSchema = sessionSchema
  .extend({ room: roomSchema, member: memberSchema })
  .meta({ id: 'JoinedRoom' })

export const claimSchema = z.object({ identity }).meta({ id: 'Claim' })
export const signInSchema = z.object({ shop: id, identity }).meta({ id: 'SignIn' })
/** The most rooms of one sign-in. */
export const maxSignInRooms = 50
export const signedInSchema = z
  .object({
    rooms: z.array(joinedRoomSchema).describe(`Those the customer is in, newest first, at most ${maxSignInRooms}.`),
  })
  .meta({ id: 'SignedIn' })

export const roomViewSchema = z
  .object({ room: roomSchema, member: memberSchema, members: z.array(memberSchema), shop: shopSchema })
  .meta({ id: 'RoomView' })
export const changeMemberSchema = z
  .object({ role: z.enum(roles).exclude(['associate']).optional(), name: name.optional() })
  .refine((change) => change.role !== undefined || change.name !== undefined, 'Say what shall change: role or name')
  .meta({ id: 'ChangeMember' })

export const historyEventSchema = z
  .object({
    seq: z.int(),
    at: z.number().describe('Milliseconds since 1970.'),
    memberId: id.nullable(),
    kind: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
    products: z.array(id).optional().describe('The products that it concerned when it happened.'),
  })
  .meta({ id: 'HistoryEvent' })
export const historyPageSchema = z
  .object({ events: z.array(historyEventSchema), next: z.int().nullable() })
  .meta({ id: 'HistoryPage' })

/** RFC 9457 problem document. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('The refusal code.'),
    detail: z.string().optional(),
    retry: z.boolean().describe('Whether the same request may succeed later.'),
    errors: z
      .array(z.object({ at: z.string(), message: z.string() }))
      .optional()
      .describe('What did not fit, by field: `body.maxUses`, `query.limit`.'),
  })
  .meta({ id: 'Problem', description: 'A refusal, as RFC 9457 has it.' })

export type Shop = z.infer<typeof shopSchema>
export type RoomInfo = z.infer<typeof roomSchema>
export type MemberInfo = z.infer<typeof memberSchema>
export type Session = z.infer<typeof sessionSchema>
export type Invitation = z.infer<typeof invitationSchema>
export type InvitationPage = z.infer<typeof invitationPageSchema>
export type ListedInvitation = z.infer<typeof listedInvitationSchema>
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>
export type InviteRequest = z.infer<typeof inviteSchema>
export type StartedRoom = z.infer<typeof startedRoomSchema>
export type JoinedRoom = z.infer<typeof joinedRoomSchema>
export type SignedIn = z.infer<typeof signedInSchema>
export type RoomView = z.infer<typeof roomViewSchema>
export type HistoryPage = z.infer<typeof historyPageSchema>
export type Problem = z.infer<typeof problemSchema>
