// What associates set about their attention, and their devices.
import * as z from 'zod'
import {
  changeStaffAttentionSchema,
  deskDeviceKeySchema,
  deskDeviceSchema,
  staffAttentionSchema,
  subscribeDeskSchema,
} from '#shared/desk/attention.ts'
import { staffSessionSchema } from '#shared/desk/contracts.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { Attention } from './attention.ts'

const byStaff = { tags: ['Help'], access: 'staff', limit: 'requests' } as const
const deviceParams = z.object({ device: idParam.describe('The id of the device.') })

/** The routes of attention. */
export function attentionRoutes(attention: Attention): readonly Route[] {
  return [see(attention), change(attention), subscribe(attention), unsubscribe(attention), renew(attention)]
}

function see(attention: Attention): Route {
  return route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk/attention',
      summary: 'See how you are called',
      responses: { 200: json(staffAttentionSchema, 'Your settings and devices.') },
    },
    async (c) => c.json(await attention.read(c.var.staff.staffId), 200),
  )
}

function change(attention: Attention): Route {
  return route(
    {
      ...byStaff,
      method: 'patch',
      path: '/desk/attention',
      summary: 'Set how you are called',
      description: 'In quiet hours nothing is pushed, and without an open page you do not count as on.',
      request: { body: jsonBody(changeStaffAttentionSchema) },
      responses: { 200: json(staffAttentionSchema, 'Your settings and devices.') },
      refusals: ['invalid'],
    },
    async (c) => c.json(await attention.change(c.var.staff.staffId, c.req.valid('json')), 200),
  )
}

function subscribe(attention: Attention): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      repeatable: false,
      path: '/desk/devices',
      summary: 'Be called on this device',
      description:
        'Calls are pushed to it with the page closed, as long as this session lasts. With the secret, the device’s worker gets staff tokens to take or pass what it shows.',
      request: { body: jsonBody(subscribeDeskSchema) },
      responses: { 201: json(deskDeviceSchema, 'The device.') },
      refusals: ['invalid', 'channel-not-offered'],
    },
    async (c) => {
      const added = await attention.addDevice(c.var.staff, c.req.valid('json'))
      return added.ok ? c.json(added.value, 201) : problem(c, added.refusal)
    },
  )
}

function unsubscribe(attention: Attention): Route {
  return route(
    {
      ...byStaff,
      method: 'delete',
      path: '/desk/devices/{device}',
      summary: 'Be called on a device no longer',
      request: { params: deviceParams },
      responses: { 204: { description: 'Nothing is pushed to it any more.' } },
      refusals: ['invalid'],
    },
    async (c) => {
      await attention.removeDevice(c.var.staff.staffId, c.req.valid('param').device)
      return c.body(null, 204)
    },
  )
}

function renew(attention: Attention): Route {
  return route(
    {
      method: 'post',
      repeatable: false,
      path: '/desk/devices/{device}/session',
      access: 'sessions',
      limit: { joins: 'sign-in' },
      tags: ['Help'],
      summary: 'Get a staff token for a device',
      description: 'With its secret, as long as the session lasts in which it was added.',
      request: { params: deviceParams, body: jsonBody(deskDeviceKeySchema) },
      responses: { 200: json(staffSessionSchema, 'A staff token, and who it stands for.') },
      refusals: ['invalid', 'session-ended'],
    },
    async (c) => {
      const renewed = await attention.renew(c.req.valid('param').device, c.req.valid('json').secret)
      return renewed.ok ? c.json(renewed.value, 200) : problem(c, renewed.refusal)
    },
  )
}
