// Photos and voice notes for tests, and a way to send them as any program would.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { FileLimits } from '#server/files/file-shares.ts'
import { Uploads } from '#server/files/uploads.ts'
import type { UploadParts } from '#server/files/uploads.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { FileStore } from '#server/storage/files/file-store.ts'
import type { FileKind, Upload } from '#shared/files/contracts.ts'
import { newId } from '#shared/ids.ts'
import { ask } from './api.ts'
import type { Answer } from './api.ts'
import { databaseOf } from './database.ts'
import type { Person } from './people.ts'

/** A file of the fixtures. */
export function fixture(name: 'photo.jpg' | 'photo.webp' | 'voice.webm' | 'voice.m4a'): Buffer {
  return readFileSync(join(import.meta.dirname, '../fixtures', name))
}

/** A PNG of one colour that says it has this size; its pixels are there only where `isReal`. */
export function png(width: number, height: number, isReal = true): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = isReal ? Buffer.alloc((width + 1) * height) : Buffer.alloc(1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A chunk of a PNG. */
export function pngChunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The little-endian Exif data of a phone that was held upright: the pixels are to be turned by a quarter. */
const turned = Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0', 'latin1')

/** A JPEG as a phone makes it, 64 × 48 pixels to be shown turned: with the place where it was taken, and with a comment. */
export function photoWithPlace(): Buffer {
  const photo = fixture('photo.jpg')
  const place = Buffer.concat([turned, Buffer.from('GPSLatitude 52.5200 GPSLongitude 13.4050', 'latin1')])
  return Buffer.concat([
    photo.subarray(0, 2),
    jpegSegment(0xe1, place),
    jpegSegment(0xfe, Buffer.from('taken at home')),
    photo.subarray(2),
    Buffer.from('<script>behind the end</script>'),
  ])
}

function jpegSegment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Somebody who sends files: their room, and their token. */
export interface Sender {
  readonly roomId: string
  readonly token: string
}

/** Begins an upload, or asks how far one is. */
export function begin(
  server: { readonly url: string },
  { roomId, token }: Sender,
  { id = newId(16), kind = 'photo', bytes }: { id?: string; kind?: FileKind; bytes: number },
): Promise<Answer<Upload>> {
  return ask<Upload>(server, `PUT /rooms/${roomId}/files/${id}`, { token, body: { kind, bytes } })
}

/** Sends a part. */
export async function sendPart(
  server: { readonly url: string },
  { roomId, token }: Sender,
  {
    id,
    from = 0,
    part,
    headers = {},
  }: { id: string; from?: number; part: Uint8Array; headers?: Readonly<Record<string, string>> },
): Promise<Answer<Upload>> {
  const response = await fetch(`${server.url}/api/v1/rooms/${roomId}/files/${id}?from=${from}`, {
    method: 'PATCH',
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/offset+octet-stream', ...headers },
    body: Uint8Array.from(part),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Upload }
}

/** Sends a whole file. @returns its id, and the last answer. */
export async function send(
  server: { readonly url: string },
  sender: Sender,
  { kind = 'photo', bytes }: { kind?: FileKind; bytes: Uint8Array },
): Promise<{ id: string; answer: Answer<Upload> }> {
  const id = newId(16)
  const begun = await begin(server, sender, { id, kind, bytes: bytes.length })
  if (begun.status !== 200) return { id, answer: begun }
  return { id, answer: await sendPart(server, sender, { id, part: bytes }) }
}

/** Fetches a file as a member. */
export async function fetchFile(
  server: { readonly url: string },
  { roomId, token }: Partial<Sender>,
  id: string,
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${server.url}/api/v1/rooms/${roomId}/files/${id}`, { headers })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** Uploads of a server's rooms into a store of the test's own. */
export function uploadsOf(
  server: { readonly dataDir: string },
  store: FileStore,
  limits: Partial<FileLimits> = {},
  parts: Partial<UploadParts> = {},
): Uploads {
  return new Uploads({
    db: databaseOf(server),
    store,
    limits: { FILES_PER_ROOM: 100, FILES_PER_MEMBER: 100, FILES_MB_PER_ROOM: 100, FILES_GB_PER_SHOP: 1, ...limits },
    hasRoom: () => true,
    onArrived: () => Promise.resolve(),
    now: Date.now,
    reportError: () => {},
    ...parts,
  })
}

/** The host of a room as the server knows them once it has read their token. */
export async function hostOf(server: { readonly dataDir: string }, { roomId, memberId }: Person): Promise<Caller> {
  const rooms = databaseOf(server).selectFrom('rooms').select(['num', 'shop_id']).where('id', '=', roomId)
  const { num, shop_id: shopId } = await rooms.executeTakeFirstOrThrow()
  const room = { num, id: roomId, shopId }
  return { memberId, name: 'Ana', role: 'host', room, sessionId: null, expiresAt: 0 }
}
