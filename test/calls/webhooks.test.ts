// Webhooks of LiveKit that are forged, doubled, replayed, late, out of order or lost: who is in a call stays right.
import { createHash } from 'node:crypto'
import { AccessToken } from 'livekit-server-sdk'
import { describe, expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { callers, hasCalls } from '#test/support/call-room.ts'
import { joinCall, peopleIn, ticketOf, CallerTab, toldOfCalls, untilIn } from '#test/support/callers.ts'
import { liveKitKey, liveKitSecret } from '#test/support/livekit.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { until } from '#test/support/until.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

/** As LiveKit signs. */
async function signed(body: string, { secret = liveKitSecret, of = body } = {}): Promise<string> {
  const token = new AccessToken(liveKitKey, secret)
  token.sha256 = createHash('sha256').update(of).digest('base64')
  return token.toJwt()
}

describe.skipIf(!hasCalls)('webhooks of LiveKit', () => {
  test('one that is forged, or signed for another body, is refused; one that lies about who left changes nothing', async () => {
    const { server, relay, ana, ben } = await callers()
    await joinCall(server, ana)
    await joinCall(server, ben)
    await untilIn(server, ana, [ana, ben])
    const left = relay.came.find(({ event }) => event === 'participant_joined')?.body ?? ''
    const lie = left.replace('participant_joined', 'participant_left').replace(/"id":"[^"]*"/, '"id":"other"')
    expect(lie).not.toBe(left)
    const send = async (authorization: string) => relay.send({ body: lie, authorization })
    expect(await send('')).toBe(401)
    expect(await send(await signed(lie, { secret: 'another-secret-of-at-least-32-characters' }))).toBe(401)
    expect(await send(await signed(lie, { of: left }))).toBe(401)
    expect(await relay.send({ body: '{', authorization: await signed('{') })).toBe(401)
    expect(await send(await signed(lie))).toBe(204)
    await joinCall(server, ben)
    expect(await peopleIn(server, ana)).toEqual([ana.memberId, ben.memberId].toSorted())
    expect((await toldOfCalls(server, ana)).map(({ kind }) => kind)).toEqual(['call.started', 'call.joined'])
  })

  test('doubled, late and out of order, they tell each thing once', async () => {
    const { server, relay, ana, ben } = await callers()
    relay.decide(({ event }) => (event.startsWith('participant') ? 'hold' : 'twice'))
    const [first, second] = [await joinCall(server, ana), await joinCall(server, ben)]
    await untilIn(server, ana, [ana, ben])
    await second.hangUp()
    await until('that Ben left to be reported', () => relay.came.some(({ event }) => event === 'participant_left'))
    await relay.release()
    await untilIn(server, ana, [ana])
    // Once more, all of it, as if it were new.
    for (const webhook of relay.came) await relay.send(webhook)
    await first.hangUp()
    relay.decide(() => 'twice')
    await untilIn(server, ana, [])
    for (const webhook of relay.came) await relay.send(webhook)
    const told = await toldOfCalls(server, ana, 'call.ended')
    expect(told.map(({ kind }) => kind)).toEqual(['call.started', 'call.joined', 'call.left', 'call.ended'])
    expect(await peopleIn(server, ana)).toEqual([])
  })

  test('without any of them the server finds out by itself who came and who went', async () => {
    const { server, relay, ana, ben } = await callers()
    relay.decide(() => 'drop')
    const [first, second] = [await joinCall(server, ana), await joinCall(server, ben)]
    await untilIn(server, ana, [ana, ben])
    await second.hangUp()
    await untilIn(server, ana, [ana])
    await first.hangUp()
    await untilIn(server, ana, [])
    expect((await toldOfCalls(server, ana, 'call.ended')).map(({ kind }) => kind)).toEqual([
      ...['call.started', 'call.joined', 'call.left', 'call.ended'],
    ])
  })

  test('a member who was removed is put out without them, too, when an old token comes back after the call', async () => {
    const { server, relay, ana, ben } = await callers()
    relay.decide(() => 'drop')
    const old = await ticketOf(server, ben)
    await ask(server, `DELETE /rooms/${ana.roomId}/members/${ben.memberId}`, { token: ana.token })
    const tab = await CallerTab.open()
    await tab.connect(old)
    await until('Ben to be out', async () => (await tab.ended()) !== undefined)
    expect(await toldOfCalls(server, ana)).toEqual([])
  })
})
