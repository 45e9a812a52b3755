// A photo or a voice note that goes with a message or a pin. The record says what it is; its bytes are fetched by its id.
import * as z from 'zod/mini'
import { maxFiles, maxPhotoSide, maxVoiceMs, maxWave } from './limits.ts'

/** The id of a file: 128 random bits, base64url, made by the device that sends it. */
export const fileIdPattern = /^[A-Za-z0-9_-]{22}$/

const fileId = z.string().check(z.regex(fileIdPattern))
const side = z.int().check(z.minimum(1), z.maximum(maxPhotoSide))

const photoValue = z.strictObject({
  is: z.literal('photo'),
  id: fileId,
  /** Pixels, upright: so that its place is reserved before it is there. */
  width: side,
  height: side,
})

const voiceValue = z.strictObject({
  is: z.literal('voice'),
  id: fileId,
  /** Its length, milliseconds. */
  ms: z.int().check(z.minimum(1), z.maximum(maxVoiceMs)),
  /** How loud it is over its length, one digit to the base 36 for each step. */
  wave: z.string().check(z.maxLength(maxWave), z.regex(/^[0-9a-z]*$/)),
})

/** The photos and voice notes of a record. */
export const attachmentsValue = z.array(z.union([photoValue, voiceValue])).check(z.minLength(1), z.maxLength(maxFiles))

/** A photo. */
export type Photo = z.infer<typeof photoValue>
/** A voice note. */
export type VoiceNote = z.infer<typeof voiceValue>
/** A photo or a voice note. */
export type Attachment = Photo | VoiceNote

/** What a record's value has of files, whatever its kind. */
export function filesOf(value: unknown): readonly Attachment[] {
  return typeof value === 'object' && value !== null && 'files' in value ? (value.files as readonly Attachment[]) : []
}
