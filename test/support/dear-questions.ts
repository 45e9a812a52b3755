// The dearest questions that a guest may ask: of a full room, again and again, each a little different from the one before.
import { randomBytes } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { maxPartBytes, maxPhotoBytes, maxPhotoSide } from '#shared/files/limits.ts'
import { newId } from '#shared/ids.ts'
import { messageSync, syncStep1 } from '#shared/wire/frames.ts'
import { begin, fetchFile, png, pngChunk, sendPart } from './files.ts'
import type { Person } from './people.ts'
import { syncUrl } from './people.ts'

/** How many connections the guest has, and how many requests under way. */
const atOnce = 4
/** Between two questions of each of them: no more often than all limits of calls allow. */
const pauseMs = 400

/**
 * Asks until it is told to stop.
 * @param answers filled with how often each answer came, by its status or close code.
 */
export async function askDearly(
  server: string,
  guest: Person,
  signal: AbortSignal,
  answers: Map<string, number>,
): Promise<void> {
  const asking = { signal, count: countIn(answers) }
  const states = Array.from({ length: atOnce }, () => askStates(server, guest, asking))
  const paths = ['summary', 'catch-up', 'history?limit=200&order=newest', 'past?seq=']
  await Promise.all([...states, ...paths.map((path) => askOverHttp(server, guest, { path, ...asking }))])
}

/** Sends large photos, fetches them, and exports all of their own data, until it is told to stop. */
export async function sendDearly(
  server: string,
  guest: Person,
  signal: AbortSignal,
  answers: Map<string, number>,
): Promise<void> {
  const asking = { signal, count: countIn(answers) }
  const photos = Array.from({ length: atOnce }, () => sendPhotos(server, guest, asking))
  await Promise.all([...photos, askOverHttp(server, guest, { path: 'own-data', ...asking })])
}

function countIn(answers: Map<string, number>): (answer: string) => void {
  return (answer) => void answers.set(answer, (answers.get(answer) ?? 0) + 1)
}

async function sendPhotos(server: string, guest: Person, { signal, count }: Asking): Promise<void> {
  const photo = largePhoto()
  while (!signal.aborted) {
    const id = newId(16)
    count(`photo begun ${(await begin({ url: server }, guest, { id, bytes: photo.length })).status}`)
    for (let from = 0; from < photo.length && !signal.aborted; from += maxPartBytes) {
      const part = photo.subarray(from, from + maxPartBytes)
      count(`photo sent ${(await sendPart({ url: server }, guest, { id, from, part })).status}`)
    }
    count(`photo fetched ${(await fetchFile({ url: server }, guest, id)).status}`)
    await pause(signal, pauseMs)
  }
}

/** As large as one may be: what is in it is looked at without being decoded. */
function largePhoto(): Buffer {
  const small = png(maxPhotoSide, maxPhotoSide, false)
  const more = pngChunk('IDAT', randomBytes(maxPhotoBytes - small.length - 1024))
  const end = small.length - pngChunk('IEND', Buffer.alloc(0)).length
  return Buffer.concat([small.subarray(0, end), more, small.subarray(end)])
}

interface Asking {
  readonly signal: AbortSignal
  readonly count: (answer: string) => void
}

/** Asks what it lacks, with state vectors that no honest client has; comes back when it is closed. */
async function askStates(server: string, guest: Person, { signal, count }: Asking): Promise<void> {
  const doc = new Y.Doc()
  for (let round = 0; !signal.aborted; round += 1) {
    const socket = new WebSocket(syncUrl(server, guest))
    socket.on('error', () => {})
    const closed = new Promise<void>((resolve) =>
      socket.on('close', (code) => {
        count(`closed ${code}`)
        resolve()
      }),
    )
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === messageSync) count(`sync ${frame[1]}`)
    })
    await new Promise((resolve) => socket.once('open', resolve).once('close', resolve))
    for (let asked = 0; !signal.aborted && socket.readyState === socket.OPEN; asked += 1) {
      socket.send(question(doc, round + asked))
      await pause(signal, pauseMs)
    }
    socket.close()
    await closed
    await pause(signal, pauseMs)
  }
}

/** A state vector that knows some odd clients, none of them of the document. */
function question(doc: Y.Doc, seed: number): Uint8Array {
  const vector = encoding.encode((encoder) => {
    for (const number of [2, doc.clientID, seed, seed + 1, 1]) encoding.writeVarUint(encoder, number)
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageSync)
    encoding.writeVarUint(encoder, syncStep1)
    encoding.writeVarUint8Array(encoder, vector)
  })
}

async function askOverHttp(
  server: string,
  { roomId, token }: Person,
  { path, signal, count }: Asking & { readonly path: string },
): Promise<void> {
  for (let round = 0; !signal.aborted; round += 1) {
    const address = `${server}/api/v1/rooms/${roomId}/${path}${path.endsWith('=') ? round + 1 : ''}`
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    await answer.arrayBuffer()
    count(`${path.split('?')[0]} ${answer.status}`)
    await pause(signal, pauseMs)
  }
}

function pause(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
