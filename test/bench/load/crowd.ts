// A crowd that comes to one place again and again, each time with one of some frames, until it is told that it is enough.
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'

const people = 10
const pauseMs = 100
/** Who is not thrown out leaves after so long. */
const stayMs = 50

const crowd = { isOn: true, count: 0 }

process.on('message', (message: readonly string[] | 'enough') => {
  if (message === 'enough') {
    crowd.isOn = false
    process.send?.(crowd.count)
    return
  }
  const [url = '', ...frames] = message
  const bytes = frames.map((frame) => Buffer.from(frame, 'base64'))
  for (let turn = 0; turn < people; turn += 1) void comeAgain(url, bytes, turn)
})
process.on('disconnect', () => process.exit())

async function comeAgain(url: string, frames: readonly Buffer[], turn: number): Promise<void> {
  for (let round = turn; crowd.isOn; round += 1) {
    // Who is thrown out at once comes no more often than who stays: otherwise two crowds would differ in size.
    await Promise.all([come(url, frames[round % frames.length] ?? Buffer.alloc(0)), wait(stayMs)])
    crowd.count += 1
    // Not in step with each other: ten at once would be one long wait for everybody behind them.
    await wait(pauseMs * (0.5 + Math.random()))
  }
}

function come(url: string, frame: Buffer): Promise<void> {
  const socket = new WebSocket(url)
  return new Promise((gone) => {
    socket.on('error', () => {})
    socket.on('open', () => {
      socket.send(frame)
      setTimeout(() => socket.close(), stayMs)
    })
    socket.on('close', () => gone())
  })
}
