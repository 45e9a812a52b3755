// An associate in a call: only in that of their visit, once a member has begun it, and no longer than the visit lasts.
import { describe, expect, test } from 'vitest'
import type { CallTicket } from '#shared/calls/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { callers, hasCalls } from '#test/support/call-room.ts'
import { CallerTab, callsOf, joinCall, toldOfCalls } from '#test/support/callers.ts'
import { asked, Associate } from '#test/support/desk.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { sharedSecret, signInWith } from '#test/support/shop-server.ts'
import { until } from '#test/support/until.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

describe.skipIf(!hasCalls)('calls of a visit', () => {
  test('the associate joins the call of their visit, is out when the visit ends, and finds no other call', async () => {
    const { server, ana } = await callers()
    await signInWith(server, { secret: sharedSecret })
    const [noor, omar] = [await Associate.of(server, 'Noor'), await Associate.of(server, 'Omar', { isOn: false })]
    await noor.open()
    const request = await asked(server, ana)
    await noor.untilOffered(request)
    const { visitId } = (await noor.claim(request)).body
    const joinAs = ({ token }: Associate, visit = visitId) =>
      ask<CallTicket>(server, `POST /desk/visits/${visit}/call/join`, { token, body: {} })
    // The members’ own call is none of the store’s.
    await joinCall(server, ana)
    expectRefused(await joinAs(noor), 'no-such-call')
    const member = await joinCall(server, ana, { visit: visitId })
    expectRefused(await joinAs(omar), 'no-such-visit')
    expectRefused(await joinAs(noor, 'another'), 'no-such-visit')
    const ticket = await joinAs(noor)
    expect(ticket.status).toBe(200)
    const tab = await CallerTab.open()
    expect(await tab.connect(ticket.body)).toBe('connected')
    await until('both to be in the call of the visit', async () => {
      const call = (await callsOf(server, ana)).calls.find(({ visit }) => visit === visitId)
      return call?.people.length === 2
    })
    await until('the members’ own call to be over', async () => (await callsOf(server, ana)).calls.length === 1)
    expect((await ask(server, `POST /rooms/${ana.roomId}/visits/${visitId}/end`, { token: ana.token })).status).toBe(
      204,
    )
    await until('the associate to be out', async () => (await tab.ended()) !== undefined, 2_000)
    await until('the call to be over for the member', async () => (await member.ended()) !== undefined)
    expectRefused(await joinAs(noor), 'no-such-visit')
    await tab.connect(ticket.body)
    await until('the associate to be out again', async () => (await tab.ended()) !== undefined)
    // A person is in one call at a time.
    expect((await callsOf(server, ana)).calls).toEqual([])
    const told = (await toldOfCalls(server, ana, 'call.ended')).filter(({ kind }) => kind !== 'call.started')
    expect(told.at(-1)).toMatchObject({ detail: { associate: 'Noor', members: [ana.memberId] } })
  })
})
