// The floor: rooms that pass on every frame as it came. No document, no checks, nothing stored.
import { WebSocketServer } from 'ws'
import type { AddressInfo } from 'node:net'
import type { WebSocket } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })

server.on('connection', (socket, { url = '/' }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (frame) => {
    for (const other of room) if (other !== socket) other.send(frame)
  })
  socket.on('close', () => room.delete(socket))
})

server.on('listening', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
