import {
  changeNotificationsSchema,
  notificationSettingsSchema,
  pushDeviceSchema,
  subscribePushSchema,
} from '#shared/notifications/contracts.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Preferences } from './preferences.ts'

const shared = { tags: ['Notices'], access: 'member', limit: 'requests' } as const

/** The routes of notifications; every member sets their own. */
export function notificationRoutes({ preferences }: { preferences: Preferences }): readonly Route[] {
  return [readSettings(preferences), changeSettings(preferences), subscribe(preferences), unsubscribe(preferences)]
}

function readSettings(preferences: Preferences): Route {
  return route(
    {
      ...shared,
      method: 'get',
      path: '/rooms/{room}/notice-settings',
      summary: 'Get your notification settings',
      description: 'Your own settings in this room, and what this server offers.',
      request: { params: roomParam },
      responses: { 200: json(notificationSettingsSchema, 'The settings.') },
    },
    async (c) => c.json(await preferences.read(c.var.caller), 200),
  )
}

function changeSettings(preferences: Preferences): Route {
  return route(
    {
      ...shared,
      method: 'put',
      path: '/rooms/{room}/notice-settings',
      summary: 'Change your notification settings',
      description:
        'What is left out stays. An address gets one letter that asks whether it is theirs, and nothing else until it is confirmed.',
      request: { params: roomParam, body: jsonBody(changeNotificationsSchema) },
      responses: { 200: json(notificationSettingsSchema, 'The settings now.') },
      refusals: ['channel-not-offered'],
    },
    async (c) => {
      const changed = await preferences.change(c.var.caller, c.req.valid('json'))
      return changed.ok ? c.json(changed.value, 200) : problem(c, changed.refusal)
    },
  )
}

function subscribe(preferences: Preferences): Route {
  return route(
    {
      ...shared,
      method: 'post',
      path: '/rooms/{room}/push-subscriptions',
      repeatable: true,
      summary: 'Turn on push notifications for a browser',
      description:
        'Send what the browser’s push manager returned. A member can have up to ten; adding more removes the oldest.',
      request: { params: roomParam, body: jsonBody(subscribePushSchema) },
      responses: { 201: json(pushDeviceSchema, 'The browser.') },
      refusals: ['channel-not-offered'],
    },
    async (c) => {
      const device = await preferences.subscribe(c.var.caller, c.req.valid('json'))
      return device.ok ? c.json(device.value, 201) : problem(c, device.refusal)
    },
  )
}

function unsubscribe(preferences: Preferences): Route {
  return route(
    {
      ...shared,
      method: 'delete',
      path: '/rooms/{room}/push-subscriptions/{subscription}',
      summary: 'Turn off push notifications for a browser',
      request: { params: roomParam.extend({ subscription: idParam.describe('The id of the browser.') }) },
      responses: { 204: { description: 'It no longer gets any.' } },
      refusals: ['invalid'],
    },
    async (c) => {
      await preferences.unsubscribe(c.var.caller, c.req.valid('param').subscription)
      return c.body(null, 204)
    },
  )
}
