// A room where people may call each other, at a server with a LiveKit of its own.
import { liveKit } from './livekit.ts'
import { join, openRoom } from './people.ts'
import { startTestServer } from './server.ts'
import { webhookRelay } from './webhook-relay.ts'
import { testNeeds } from '#tools/test-needs.ts'

/** Whether the machine has what calls need. */
export const hasCalls = testNeeds.livekit.find() !== undefined && testNeeds.chromium.find() !== undefined

/** A server with calls, a host and two shoppers. Call it inside a test, where `hasCalls`. */
export async function callers(overrides: Readonly<Record<string, string>> = {}) {
  const relay = await webhookRelay()
  const media = await liveKit(relay.url)
  const server = await startTestServer({ ...media.settings, ...overrides })
  relay.to(server)
  const ana = await openRoom(server.url, 'Ana')
  const [ben, cleo] = [await join(server.url, ana.code, 'Ben'), await join(server.url, ana.code, 'Cleo')]
  return { server, media, relay, ana, ben, cleo }
}
