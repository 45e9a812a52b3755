// An invitation on a phone, for journeys of somebody who was sent one.
import { onTestFinished } from 'vitest'
import { startRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { journeyServer } from './journey-server.ts'
import { visitorsOn } from './page-people.ts'
import { granted } from './shoppers.ts'

/** Ana's room about a boot, and the link to it. */
export async function anasInvitation(): Promise<{ ana: Room; link: string }> {
  const { url: server } = await journeyServer()
  const { room, invitation } = granted(await startRoom({ name: 'Ana', about: 'ridge-boot:walnut-39' }, { server }))
  onTestFinished(() => room.close())
  await room.saved()
  return { ana: room, link: invitation.url }
}

/** Ben, who has a phone and no name in the room yet. */
export async function benOnPhone() {
  const [ben] = await visitorsOn('phone')
  if (!ben) throw new Error('nobody came')
  return { ben, page: ben.page }
}
