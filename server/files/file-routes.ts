// Photos and voice notes over HTTP: sent in parts, fetched by members of the room.
import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { fileIdPattern } from '#shared/files/attachment.ts'
import { newUploadSchema, uploadSchema } from '#shared/files/contracts.ts'
import { maxPartBytes } from '#shared/files/limits.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Tables } from '#server/storage/tables.ts'
import { readFile } from './file-rows.ts'
import type { StoredFile } from './file-rows.ts'
import { readPart } from './read-part.ts'
import type { Uploads } from './uploads.ts'

/** What the routes need. */
export interface FileRouteParts {
  readonly db: Kysely<Tables>
  readonly uploads: Uploads
}

const fileParams = roomParam.extend({ file: z.string().regex(fileIdPattern) })
const shared = { access: 'member', limit: 'requests', tags: ['Photos and voice notes'] } as const
const partType = 'application/offset+octet-stream'

export function fileRoutes(parts: FileRouteParts): readonly Route[] {
  return [beginUpload(parts), continueUpload(parts), fetchFile(parts)]
}

function beginUpload({ uploads }: FileRouteParts): Route {
  return route(
    {
      ...shared,
      method: 'put',
      path: '/rooms/{room}/files/{file}',
      summary: 'Begin an upload, or ask how far it is',
      description:
        'The id is made by the caller: 128 random bits, base64url. Then the parts are sent with PATCH, and a message or pin that names the id in its `files` shows it to the others; it may be written before or after. A file that none has goes after `TAKEN_BACK_HOURS`.',
      request: { params: fileParams, body: jsonBody(newUploadSchema) },
      responses: { 200: json(uploadSchema, 'How far it is; send the next part from `received`.') },
      refusals: ['role-may-not', 'file-too-large', 'too-many-files', 'no-room-for-files', 'no-such-file'],
    },
    async (c) => {
      const { kind, bytes } = c.req.valid('json')
      const begun = await uploads.begin(c.var.caller, { id: c.req.valid('param').file, kind, bytes })
      return begun.ok ? c.json(begun.value, 200) : problem(c, begun.refusal)
    },
  )
}

function continueUpload({ uploads }: FileRouteParts): Route {
  return route(
    {
      ...shared,
      limit: 'files',
      method: 'patch',
      path: '/rooms/{room}/files/{file}',
      body: 'file',
      summary: 'Send the next part of a file',
      description: `A part has at most ${maxPartBytes} bytes. What arrives of a part that is cut off stays, so ask with PUT how far the upload is. The last part completes the file: it is looked at without being decoded, and where and by what it was taken is removed.`,
      request: {
        params: fileParams,
        query: z.object({ from: z.coerce.number().int().min(0).describe('How many bytes come before this part.') }),
        body: { required: true, content: { [partType]: { schema: z.string() } } },
      },
      responses: { 200: json(uploadSchema, 'How far it is.') },
      refusals: [
        ...(['no-such-file', 'upload-moved', 'file-too-large', 'wrong-media-type'] as const),
        ...(['not-a-photo', 'too-many-pixels', 'not-a-voice-note', 'voice-note-too-long'] as const),
      ],
    },
    async (c) => {
      const no = refusalOf(c)
      if (no) return problem(c, no)
      const part = await readPart(c.req.raw.body, maxPartBytes)
      if (!part) return problem(c, partTooLarge)
      const { file: id } = c.req.valid('param')
      const added = await uploads.add(c.var.caller, { id, from: c.req.valid('query').from, part })
      return added.ok ? c.json(added.value, 200) : problem(c, added.refusal)
    },
  )
}

const partTooLarge = refusal('file-too-large', { detail: `A part has at most ${maxPartBytes} bytes.` })

/** Refuses by the headers alone. */
function refusalOf(c: Context): Refusal | undefined {
  if (c.req.header('content-type') !== partType) return refusal('wrong-media-type', { detail: `Send ${partType}.` })
  return Number(c.req.header('content-length') ?? 0) > maxPartBytes ? partTooLarge : undefined
}

function fetchFile({ db, uploads }: FileRouteParts): Route {
  return route(
    {
      ...shared,
      method: 'get',
      path: '/rooms/{room}/files/{file}',
      summary: 'Fetch a photo or a voice note',
      description:
        'For members who may read the message or pin that has it. Before there is one, and once it was taken back, only for the member who sent it.',
      request: { params: fileParams },
      responses: { 200: { description: 'Its bytes.', content: { '*/*': { schema: z.string() } } } },
      refusals: ['no-such-file', 'file-damaged'],
    },
    async (c) => {
      const { room } = c.var.caller
      const { file: id } = c.req.valid('param')
      const file = await readFile(db, room.num, id)
      if (!file?.media_type || !mayRead(file, c.var.caller)) return problem(c, refusal('no-such-file'))
      const read = await uploads.read(room, file)
      if (!read.ok) return problem(c, read.refusal)
      return new Response(Uint8Array.from(read.value), { headers: headersOf(file, file.media_type) })
    },
  )
}

/** All members read all of the document that messages and pins are in. */
function mayRead(file: StoredFile, { memberId }: Caller): boolean {
  return file.unused_since === null || file.member_id === memberId
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/webm': 'webm',
  'audio/mp4': 'm4a',
}

/** No document, and in no cache once the session has ended. The headers of the whole API see to it that nothing in it runs. */
function headersOf({ kind }: StoredFile, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${kind}.${extensions[type] ?? 'bin'}"`,
    'cache-control': 'private, no-store',
  }
}
