// Push messages of one browser over several visits; its push manager is stood in for, since no browser of a test has a push service.
import { expect, onTestFinished, test, vi } from 'vitest'
import { idHere, renewPush, turnPushOn } from '#client/notifications/push-here.ts'
import type { Notifications } from '#client/sdk/index.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'

const room = 'room'

test('where the browser ended its subscription, the next visit subscribes again and tells the server', async () => {
  const { browser, server } = await turnedOn()
  browser.subscription = undefined
  expect(await renewPush(room, server.notifications)).toBe(true)
  expect(server.devices()).toEqual(['endpoint 2'])
  expect(idHere(room)).toBe('device 2')
})

test('where the browser moved its subscription, the server is told the new address', async () => {
  const { browser, server } = await turnedOn()
  browser.subscription = subscriptionTo('endpoint 9')
  expect(await renewPush(room, server.notifications)).toBe(true)
  expect(server.devices()).toEqual(['endpoint 9'])
})

test('where nothing happened, nothing is done', async () => {
  const { server } = await turnedOn()
  expect(await renewPush(room, server.notifications)).toBe(true)
  expect(server.devices()).toEqual(['endpoint 1'])
  expect(idHere(room)).toBe('device 1')
})

test('where the permission was taken back, it is said once, and the server forgets the device', async () => {
  const { browser, server } = await turnedOn()
  browser.permission = 'default'
  expect(await renewPush(room, server.notifications)).toBe(false)
  expect(server.devices()).toEqual([])
  expect(await renewPush(room, server.notifications)).toBe(true)
})

test('without a network nothing is lost: the visit after that subscribes again', async () => {
  const { browser, server } = await turnedOn()
  browser.subscription = undefined
  server.isAway = true
  expect(await renewPush(room, server.notifications)).toBe(true)
  server.isAway = false
  expect(await renewPush(room, server.notifications)).toBe(true)
  expect(server.devices()).toEqual(['endpoint 2'])
})

test('who never turned push on is asked and told nothing', async () => {
  const { server } = standIn()
  expect(await renewPush(room, server.notifications)).toBe(true)
  expect(server.devices()).toEqual([])
})

async function turnedOn() {
  const parts = standIn()
  expect(await turnPushOn(room, parts.server.notifications, 'AAAA')).toEqual(granted(true))
  expect(parts.server.devices()).toEqual(['endpoint 1'])
  return parts
}

/** A browser with a push manager, and the server's side of one member. */
function standIn() {
  const browser = { subscription: undefined as PushSubscription | undefined, permission: 'granted' }
  let subscribed = 0
  const pushManager = {
    getSubscription: () => Promise.resolve(browser.subscription ?? null),
    subscribe: () => Promise.resolve((browser.subscription = subscriptionTo(`endpoint ${(subscribed += 1)}`))),
  }
  const registration = { pushManager }
  const serviceWorker = {
    ...{ register: () => Promise.resolve(registration), ready: Promise.resolve(registration) },
    getRegistration: () => Promise.resolve(registration),
  }
  vi.stubGlobal('navigator', { serviceWorker })
  vi.stubGlobal('PushManager', Object)
  vi.stubGlobal('Notification', {
    requestPermission: () => Promise.resolve(browser.permission),
    get permission() {
      return browser.permission
    },
  })
  onTestFinished(() => {
    vi.unstubAllGlobals()
    deviceStorage.save('tagalong.push', undefined)
  })
  return { browser, server: serverSide() }
}

function serverSide() {
  const devices = new Map<string, string>()
  const side = { isAway: false, devices: () => [...devices.values()], notifications: {} as Notifications }
  let made = 0
  const answer = <T>(value: () => T) => Promise.resolve(side.isAway ? refused(refusal('offline')) : granted(value()))
  side.notifications = {
    settings: () => answer(() => ({ offered: { mail: false, push: { publicKey: 'AAAA' } } })),
    takePush: ({ endpoint }: { endpoint: string }) =>
      answer(() => {
        const id = `device ${(made += 1)}`
        devices.set(id, endpoint)
        return { id, createdAt: 0 }
      }),
    endPush: (id: string) => answer(() => void devices.delete(id)),
  } as unknown as Notifications
  return side
}

function subscriptionTo(endpoint: string): PushSubscription {
  const body = { endpoint, keys: { p256dh: 'p', auth: 'a' } }
  return { ...body, options: { applicationServerKey: null }, toJSON: () => body } as unknown as PushSubscription
}
