import * as z from 'zod'
import {
  acceptSchema,
  invitationPageSchema,
  invitationPreviewSchema,
  invitationSchema,
  inviteSchema,
  joinedRoomSchema,
  maxOpenInvitations,
} from '#shared/rooms/contracts.ts'
import type { InviteRequest } from '#shared/rooms/contracts.ts'
import type { RoomId, ShopId } from '#shared/ids.ts'
import { originRefusal } from '#server/host/bearer.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, jsonBody, limitQuery, roomParam } from '#server/host/schemas.ts'
import type { Caller } from '#server/identity/caller.ts'
import { invitationDefaults } from '#server/identity/invitations.ts'
import type { InvitationPlan, Invitations } from '#server/identity/invitations.ts'
import type { Entries } from './entries.ts'
import type { Members } from './members.ts'
import { notVerified } from './newcomer.ts'

interface LinkParts {
  readonly members: Members
  readonly entries: Entries
}

interface HostParts {
  readonly invitations: Invitations
  readonly members: Members
  /** Announces the room's pending history events. */
  readonly publishPending: (roomId: RoomId) => Promise<void>
}

const tags = ['Invitations'] as const
const codeParam = z.object({ code: z.string().describe('What the link ends with.') })
const invitationParams = roomParam.extend({ invitation: z.string().describe('The invitation’s id, or its code.') })
const pageQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,16}~[\w-]{1,40}$/)
    .optional()
    .describe('Cursor: `next` of the page before.'),
  limit: limitQuery(100, 50),
})
const notOpen = ['no-such-invitation', 'invitation-revoked', 'invitation-expired', 'invitation-used-up'] as const

/** The routes for the holder of a link. */
export function linkRoutes(parts: LinkParts): readonly Route[] {
  return [previewInvitation(parts), acceptInvitation(parts)]
}

const byLink = { tags, access: 'link', limit: { joins: 'invitations' } } as const

function previewInvitation({ members }: LinkParts): Route {
  return route(
    {
      ...byLink,
      method: 'get',
      path: '/invitations/{code}',
      summary: 'Preview an invitation link',
      request: { params: codeParam },
      responses: { 200: json(invitationPreviewSchema, 'The room’s title, who is in it, and the role the link gives.') },
      refusals: [...notOpen, 'room-closed'],
    },
    async (c) => {
      const preview = await members.preview(c.req.valid('param').code)
      return preview.ok ? c.json(preview.value, 200) : problem(c, preview.refusal)
    },
  )
}

function acceptInvitation({ entries }: LinkParts): Route {
  return route(
    {
      ...byLink,
      method: 'post',
      path: '/invitations/{code}/accept',
      repeatable: true,
      summary: 'Join a room by link',
      description:
        'A name is enough where the shop takes guests. With an `identity` the member is that customer of the shop, and a customer who is in the room already gets their membership again.',
      request: { params: codeParam, body: jsonBody(acceptSchema) },
      responses: {
        200: json(joinedRoomSchema, 'A customer who was in the room already: their membership, with a new session.'),
        201: json(joinedRoomSchema, 'The room, the new member, and their token.'),
      },
      refusals: [
        ...notOpen,
        'sign-in-needed',
        'name-taken',
        ...notVerified,
        'removed',
        'room-closed',
        'room-full',
        'origin-not-allowed',
      ],
    },
    async (c) => {
      const whyNot = (shopId: ShopId) => originRefusal(c, shopId)
      const entry = await entries.accept(c.req.valid('param').code, c.req.valid('json'), whyNot)
      if (!entry.ok) return problem(c, entry.refusal)
      return c.json(entry.value.joined, entry.value.isNew ? 201 : 200)
    },
  )
}

/** The routes for hosts. */
export function invitationRoutes(parts: HostParts): readonly Route[] {
  return [invite(parts), listInvitations(parts), revoke(parts), rotate(parts)]
}

const byHost = { tags, access: 'host', limit: 'requests' } as const

function invite({ invitations, publishPending }: HostParts): Route {
  return route(
    {
      ...byHost,
      method: 'post',
      path: '/rooms/{room}/invitations',
      repeatable: true,
      summary: 'Create an invitation link',
      description: `Hosts only. 30 days and 50 uses where nothing is said; at most ${maxOpenInvitations} in a room that can still be used. The code is told once and kept only as a digest.`,
      request: { params: roomParam, body: jsonBody(inviteSchema) },
      responses: { 201: json(invitationSchema, 'The link.') },
      refusals: ['too-many-invitations'],
    },
    async (c) => {
      const made = await invitations.create(planOf(c.var.caller, c.req.valid('json')))
      if (!made.ok) return problem(c, made.refusal)
      await publishPending(c.var.caller.room.id)
      return c.json(made.value, 201)
    },
  )
}

function listInvitations({ invitations }: HostParts): Route {
  return route(
    {
      ...byHost,
      method: 'get',
      path: '/rooms/{room}/invitations',
      summary: 'List a room’s invitation links',
      description: 'Hosts only; newest first.',
      request: { params: roomParam, query: pageQuery },
      responses: { 200: json(invitationPageSchema, 'One page.') },
    },
    async (c) => c.json(await invitations.list(c.var.caller.room.num, c.req.valid('query')), 200),
  )
}

function revoke({ invitations, members, publishPending }: HostParts): Route {
  return route(
    {
      ...byHost,
      method: 'delete',
      path: '/rooms/{room}/invitations/{invitation}',
      summary: 'Turn off an invitation link',
      description: 'Hosts only. With `seats=end`, everyone who joined by it is removed as well.',
      request: { params: invitationParams, query: z.object({ seats: z.enum(['keep', 'end']).default('keep') }) },
      responses: { 204: { description: 'Nobody can join with it any more.' } },
      refusals: ['no-such-invitation'],
    },
    async (c) => {
      const { caller } = c.var
      const revoked = await invitations.revoke(caller.room, c.req.valid('param').invitation, caller.memberId)
      if (!revoked.ok) return problem(c, revoked.refusal)
      await publishPending(caller.room.id)
      const ended = c.req.valid('query').seats === 'end' && (await members.removeInvitedBy(caller, revoked.value.id))
      return ended && !ended.ok ? problem(c, ended.refusal) : c.body(null, 204)
    },
  )
}

function rotate({ invitations, publishPending }: HostParts): Route {
  return route(
    {
      ...byHost,
      method: 'post',
      path: '/rooms/{room}/invitations/{invitation}/rotate',
      repeatable: true,
      summary: 'Replace an invitation link',
      description:
        'Hosts only. Ends the link and makes another with the same role, lifetime, number of uses and contents. Of one that was ended or replaced there is none.',
      request: { params: invitationParams },
      responses: { 201: json(invitationSchema, 'The new link.') },
      refusals: ['no-such-invitation', 'invitation-revoked', 'too-many-invitations'],
    },
    async (c) => {
      const { room, memberId } = c.var.caller
      const made = await invitations.rotate(room, c.req.valid('param').invitation, memberId)
      if (!made.ok) return problem(c, made.refusal)
      await publishPending(room.id)
      return c.json(made.value, 201)
    },
  )
}

function planOf(host: Caller, request: InviteRequest): InvitationPlan {
  const { lifetimeMs, maxUses } = invitationDefaults
  return {
    room: host.room,
    role: request.role,
    lifetimeMs: request.expiresInSeconds === undefined ? lifetimeMs : request.expiresInSeconds * 1000,
    maxUses: request.maxUses ?? maxUses,
    createdBy: host.memberId,
    about: request.about,
    showsCart: request.showsCart,
    asks: request.asks,
    hidesTitle: request.hidesTitle,
  }
}
