import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { expect, onTestFinished, test } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { startRoom } from '#client/sdk/index.ts'
import { messageAwareness } from '#shared/wire/frames.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, shopperBy, until } from '#test/support/shoppers.ts'

test('a device tells of its own presence, and does not send back what it hears of others', async () => {
  const server = await startTestServer()
  const told = new Awareness(new Y.Doc())
  told.setLocalState(null)
  onTestFinished(() => told.destroy())
  class Overheard extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data)
      if (!(data instanceof Uint8Array)) return
      const frame = createDecoder(data)
      if (readVarUint(frame) === messageAwareness) applyAwarenessUpdate(told, readVarUint8Array(frame), 'Ana')
    }
  }
  const entering = { server: server.url, WebSocket: Overheard }
  const { room, invitation } = granted(await startRoom({ name: 'Ana' }, entering))
  onTestFinished(() => room.close())
  const ben = await shopperBy(server, invitation.code, 'Ben')
  ben.room.presence.show({ typing: 'talk' })
  await until(room.presence.here, (here) => here.some((one) => one.typing === 'talk'))
  // Once Ben has seen this, whatever her device had to say of him has been said as well.
  room.presence.show({ idle: true })
  await until(ben.room.presence.here, (here) => here.some((one) => one.idle))
  const states = [...told.getStates().values()]
  expect(states).toContainEqual({ idle: true })
  expect(states.filter((state) => 'typing' in state)).toEqual([])
})
