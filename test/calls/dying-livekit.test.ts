// LiveKit dies in the middle of a call: for a moment, and for good.
import { describe, expect, test } from 'vitest'
import { expectRefused } from '#test/support/api.ts'
import { callers, hasCalls } from '#test/support/call-room.ts'
import { askToJoin, joinCall, peopleIn, toldOfCalls, untilIn } from '#test/support/callers.ts'
import { wholeBrowserInFile } from '#test/support/open-browser.ts'
import { until } from '#test/support/until.ts'

// The headless shell gives no devices to pages.
wholeBrowserInFile()

describe.skipIf(!hasCalls)('a dying LiveKit', () => {
  test('killed and back after three seconds: nobody is said to have left, and all come back by themselves', async () => {
    const { server, media, relay, ana, ben } = await callers()
    await joinCall(server, ana)
    await joinCall(server, ben)
    await untilIn(server, ana, [ana, ben])
    const cameBefore = relay.came.filter(({ event }) => event === 'participant_joined').length
    await media.kill()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await media.start()
    const seen = new Set<string>()
    await until('both to be back', async () => {
      seen.add((await peopleIn(server, ana)).join())
      return relay.came.filter(({ event }) => event === 'participant_joined').length === cameBefore + 2
    })
    await untilIn(server, ana, [ana, ben])
    expect([...seen]).toEqual([[ana.memberId, ben.memberId].toSorted().join()])
    expect((await toldOfCalls(server, ana)).map(({ kind }) => kind)).toEqual(['call.started', 'call.joined'])
  })

  test('killed for good: a join is refused in one sentence, and within 30 seconds nobody is said to be in the call', async () => {
    const { server, media, ana, ben, cleo } = await callers()
    await joinCall(server, ana)
    await joinCall(server, ben)
    await untilIn(server, ana, [ana, ben])
    await media.kill()
    expectRefused(await askToJoin(server, cleo), 'calls-unavailable')
    await untilIn(server, cleo, [], 30_000)
    const told = await toldOfCalls(server, cleo, 'call.ended')
    expect(told.map(({ kind }) => kind)).toEqual(['call.started', 'call.joined', 'call.ended'])
    await media.start()
    await joinCall(server, cleo)
    await untilIn(server, ana, [cleo])
  })
})
