// While the server's disk takes nothing, devices keep what is written and send it once the disk works again.
import { spawnSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import { startServerProcess } from '#test/support/server.ts'
import { granted, until } from '#test/support/shoppers.ts'

const mayLimit = spawnSync('prlimit', ['--version']).status === 0

test.skipIf(!mayLimit)(
  'edits made during an outage of the storage are kept and sent afterwards (needs prlimit)',
  async () => {
    const server = await startServerProcess({ MIN_FREE_MB: '0' })
    const started = granted(await startRoom({ name: 'Ana' }, { server: server.url }))
    const ana = started.room
    const ben = granted(await joinRoom(started.invitation.code, { name: 'Ben' }, { server: server.url }))
    onTestFinished(async () => void (await Promise.all([ana.close(), ben.close()])))
    const limit = (size: string) => spawnSync('prlimit', [`--fsize=${size}`, '--pid', String(server.pid)])

    limit('1:unlimited')
    const line = granted(ana.cart.add('ridge-boot:walnut-39'))
    await until(ana.connection, ({ state }) => state === 'reconnecting' || state === 'offline')
    granted(ana.cart.want(line, 2))
    // A call says that it may be tried again; the stay goes on.
    expect(await ana.invitations.create({ role: 'viewer' })).toMatchObject({ refusal: { code: 'storage-unavailable' } })
    expect(ana.connection.get()).toMatchObject({ waiting: expect.any(Number) as number })
    expect(ben.cart.view.get().lines).toEqual([])

    limit('unlimited:unlimited')
    await ana.saved()
    await until(ben.cart.view, ({ lines }) => lines[0]?.quantity === 2)
    await until(ana.connection, ({ state }) => state === 'saved')
    expect(ana.rejectedEdits.get()).toEqual([])
    expect(granted(await ana.invitations.create({ role: 'viewer' })).role).toBe('viewer')
  },
)
