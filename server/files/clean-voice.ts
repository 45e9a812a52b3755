// Looks at a voice note without decoding it: what it is, how long it lasts, and that it has nothing but sound.
import { maxVoiceMs } from '#shared/files/limits.ts'
import { textAt } from '#shared/files/photo-header.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Cleaned } from './cleaned.ts'
import { readMp4 } from './mp4.ts'
import { readWebm } from './webm.ts'

/** Recorders end a little after they are told to. */
const toleranceMs = 2_000

/** The voice note without metadata. Refuses `not-a-voice-note` and `voice-note-too-long`. */
export function cleanVoice(bytes: Uint8Array): Outcome<Cleaned> {
  const isWebm = bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3
  const read = isWebm ? readWebm(bytes) : textAt(bytes, 4, 4) === 'ftyp' ? readMp4(bytes) : undefined
  if (!read) return refused(refusal('not-a-voice-note'))
  if (read.ms > maxVoiceMs + toleranceMs) return refused(refusal('voice-note-too-long'))
  return granted({ type: isWebm ? 'audio/webm' : 'audio/mp4', bytes: read.bytes })
}
