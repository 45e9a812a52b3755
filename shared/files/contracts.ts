// What goes over HTTP about photos and voice notes. The client imports only the types.
import * as z from 'zod'
import { fileIdPattern } from './attachment.ts'
import { maxPhotoBytes, maxVoiceBytes } from './limits.ts'

/** What a file can be. */
export const fileKinds = ['photo', 'voice'] as const
/** See `fileKinds`. */
export type FileKind = (typeof fileKinds)[number]

export const newUploadSchema = z
  .object({
    kind: z.enum(fileKinds),
    bytes: z
      .int()
      .min(1)
      .describe(`Its size; a photo has at most ${maxPhotoBytes} bytes, a voice note ${maxVoiceBytes}.`),
  })
  .meta({ id: 'NewUpload' })

export const uploadSchema = z
  .object({
    id: z.string().regex(fileIdPattern),
    kind: z.enum(fileKinds),
    bytes: z.int().describe('Its whole size.'),
    received: z.int().describe('How many bytes the server has: where the next part begins.'),
    complete: z.boolean().describe('The server has all of it, and has looked at it.'),
  })
  .meta({ id: 'Upload', description: 'How far an upload is.' })

/** How far an upload is. */
export type Upload = z.infer<typeof uploadSchema>
