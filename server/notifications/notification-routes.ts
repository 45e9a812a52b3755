import { createRoute } from '@hono/zod-openapi'
import {
  changeNotificationsSchema,
  notificationSettingsSchema,
  pushDeviceSchema,
  subscribePushSchema,
} from '#shared/notifications/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { signedIn } from '#server/host/bearer.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import { problem, problems } from '#server/host/problem.ts'
import { idParam, json, jsonBody, needsMember, roomParam } from '#server/host/schemas.ts'
import type { Preferences } from './preferences.ts'

const notIn = ['token-missing', 'token-invalid', 'token-expired', 'removed', 'no-such-room', 'room-closed'] as const

/** The routes of notices; everybody sets their own. */
export function notificationRoutes({ preferences, callers }: { preferences: Preferences; callers: CallerLookup }) {
  const shared = { tags: ['Notices'], security: needsMember, middleware: signedIn(callers) }
  const read = createRoute({
    ...shared,
    method: 'get',
    path: '/rooms/{room}/notice-settings',
    summary: 'Get your notification settings',
    description: 'Your own settings in this room, and what this server offers.',
    request: { params: roomParam },
    responses: { 200: json(notificationSettingsSchema, 'The settings.'), ...problems(...notIn) },
  })
  const change = createRoute({
    ...shared,
    method: 'put',
    path: '/rooms/{room}/notice-settings',
    summary: 'Change your notification settings',
    description:
      'What is left out stays. An address gets one letter that asks whether it is theirs, and nothing else until it is confirmed.',
    request: { params: roomParam, body: jsonBody(changeNotificationsSchema) },
    responses: {
      200: json(notificationSettingsSchema, 'The settings now.'),
      ...problems(...notIn, 'not-json', 'invalid', 'channel-not-offered', 'too-many-requests'),
    },
  })
  const subscribe = createRoute({
    ...shared,
    method: 'post',
    path: '/rooms/{room}/push-subscriptions',
    summary: 'Turn on push notifications for a browser',
    description:
      'Send what the browser’s push manager returned. A member can have up to ten; adding more removes the oldest.',
    request: { params: roomParam, body: jsonBody(subscribePushSchema) },
    responses: {
      201: json(pushDeviceSchema, 'The browser.'),
      ...problems(...notIn, 'not-json', 'invalid', 'channel-not-offered'),
    },
  })
  const unsubscribe = createRoute({
    ...shared,
    method: 'delete',
    path: '/rooms/{room}/push-subscriptions/{subscription}',
    summary: 'Turn off push notifications for a browser',
    request: { params: roomParam.extend({ subscription: idParam.describe('The id of the browser.') }) },
    responses: { 204: { description: 'It no longer gets any.' }, ...problems(...notIn) },
  })
  return newApi()
    .openapi(read, async (c) => c.json(await preferences.read(c.var.caller), 200))
    .openapi(change, async (c) => {
      const changed = await preferences.change(c.var.caller, c.req.valid('json'))
      return changed.ok ? c.json(changed.value, 200) : problem(c, changed.refusal)
    })
    .openapi(subscribe, async (c) => {
      const device = await preferences.subscribe(c.var.caller, c.req.valid('json'))
      return device.ok ? c.json(device.value, 201) : problem(c, device.refusal)
    })
    .openapi(unsubscribe, async (c) => {
      await preferences.unsubscribe(c.var.caller, c.req.valid('param').subscription)
      return c.body(null, 204)
    })
}
