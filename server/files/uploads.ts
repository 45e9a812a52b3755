// Takes photos and voice notes in parts, so that one that was cut off goes on where it was; looks at them once all is there.
import type { Kysely } from 'kysely'
import type { FileKind, Upload } from '#shared/files/contracts.ts'
import { maxParts, maxPhotoBytes, maxVoiceBytes } from '#shared/files/limits.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { FileStore } from '#server/storage/files/file-store.ts'
import type { Tables } from '#server/storage/tables.ts'
import { cleanPhoto } from './clean-photo.ts'
import { cleanVoice } from './clean-voice.ts'
import type { Cleaned } from './cleaned.ts'
import { filesIn, readFile, uploadOf } from './file-rows.ts'
import type { StoredFile } from './file-rows.ts'
import type { FilesSettings } from './settings.ts'

const megabyte = 1024 * 1024
const tooMany = refusal('file-too-large', { detail: `It came in more than ${maxParts} parts.` })
const maxBytes: Readonly<Record<FileKind, number>> = { photo: maxPhotoBytes, voice: maxVoiceBytes }

/** What uploads need. */
export interface UploadParts {
  readonly db: Kysely<Tables>
  readonly store: FileStore
  readonly limits: Pick<FilesSettings, 'FILES_PER_ROOM' | 'FILES_PER_MEMBER' | 'FILES_MB_PER_ROOM'>
  /** Whether there is space for more. */
  readonly hasRoom: () => boolean
  /** A file has arrived whole; the upload is answered once this is done. */
  readonly onArrived: (file: { readonly roomId: RoomId; readonly id: string; readonly by: MemberId }) => Promise<void>
  readonly now: () => number
}

/** A file's place. */
interface Where {
  readonly room: { readonly num: number; readonly id: RoomId }
  readonly id: string
}

/** The uploads of all rooms. */
export class Uploads {
  readonly #parts: UploadParts
  /** Two parts of one file must not be written over each other. */
  readonly #turns = new SerialQueue<string>()

  constructor(parts: UploadParts) {
    this.#parts = parts
  }

  /**
   * Begins an upload, or says how far one is. Refuses `role-may-not`, `file-too-large`, `too-many-files`, `no-room-for-files`, and
   * `no-such-file` where somebody else has the id or it was begun as something else.
   */
  begin({ room, memberId, role }: Caller, file: NewFile): Promise<Outcome<Upload>> {
    return this.#turns.run(`${room.id}/${file.id}`, async () => {
      if (!isVoice(role)) return refused(refusal('role-may-not'))
      if (file.bytes > maxBytes[file.kind]) return refused(tooLarge(file))
      const known = await readFile(this.#parts.db, room.num, file.id)
      if (known) return isSame(known, file, memberId) ? granted(uploadOf(known)) : refused(refusal('no-such-file'))
      const no = await this.#limit(room.num, memberId, file)
      if (no) return no
      const row = this.#newRow(room.num, memberId, file)
      await this.#parts.db.insertInto('files').values(row).execute()
      return granted(uploadOf(row))
    })
  }

  /**
   * Adds a part; the last one completes the file. Refuses `no-such-file`, `upload-moved`, `file-too-large`, and what is wrong with
   * the file, of which nothing is kept then.
   * @param from how many bytes come before the part.
   */
  add({ room, memberId }: Caller, { id, from, part }: NewPart): Promise<Outcome<Upload>> {
    return this.#turns.run(`${room.id}/${id}`, async () => {
      const file = await readFile(this.#parts.db, room.num, id)
      if (file?.member_id !== memberId) return refused(refusal('no-such-file'))
      const end = from + part.length
      // The answer to the last part was lost, and it comes again.
      if (file.media_type !== null) return granted(uploadOf(file))
      if (from !== file.received)
        return refused(refusal('upload-moved', { detail: `${file.received} bytes are here.` }))
      if (end > file.bytes) return refused(tooLarge({ kind: file.kind as FileKind, bytes: end }))
      if (part.length === 0) return granted(uploadOf(file))
      const ends = endsOf(file)
      if (ends.length >= maxParts) return this.#refuse({ room, id }, refused(tooMany))
      await this.#parts.store.put(keyOf({ room, id }, `parts/${from}-${end}`), part)
      const grown = await this.#grow(file, [...ends, end])
      if (!grown) return refused(refusal('upload-moved'))
      return end === file.bytes ? this.#complete({ room, id }, grown) : granted(uploadOf(grown))
    })
  }

  /** The file's bytes; undefined where there is none that is complete. */
  read(room: Where['room'], id: string): Promise<Uint8Array | undefined> {
    return this.#parts.store.get(keyOf({ room, id }, 'whole'))
  }

  async #limit(room: number, memberId: MemberId, { bytes }: NewFile): Promise<Outcome<never> | undefined> {
    const { db, limits, hasRoom } = this.#parts
    if (!hasRoom()) return refused(refusal('no-room-for-files'))
    const had = await filesIn(db, room, memberId)
    const no = (detail: string) => refused(refusal('too-many-files', { detail }))
    if (had.count >= limits.FILES_PER_ROOM) return no(`A room may have ${limits.FILES_PER_ROOM}.`)
    if (had.ofMember >= limits.FILES_PER_MEMBER) return no(`A member may have ${limits.FILES_PER_MEMBER}.`)
    if (had.bytes + bytes > limits.FILES_MB_PER_ROOM * megabyte)
      return no(`A room may have ${limits.FILES_MB_PER_ROOM} megabytes.`)
    return undefined
  }

  #newRow(room: number, memberId: MemberId, { id, kind, bytes }: NewFile): StoredFile {
    const now = this.#parts.now()
    return {
      ...{ room, id, member_id: memberId, kind, bytes },
      ...{ received: 0, parts: '', media_type: null },
      ...{ created_at: now, unused_since: now },
    }
  }

  /** @returns the file as it is now; undefined where another node was faster. */
  async #grow(file: StoredFile, ends: readonly number[]): Promise<StoredFile | undefined> {
    const grown = { received: ends.at(-1) ?? 0, parts: ends.join(',') }
    const { numUpdatedRows } = await this.#parts.db
      .updateTable('files')
      .set(grown)
      .where('room', '=', file.room)
      .where('id', '=', file.id)
      .where('received', '=', file.received)
      .executeTakeFirst()
    return numUpdatedRows === 1n ? { ...file, ...grown } : undefined
  }

  async #complete(where: Where, file: StoredFile): Promise<Outcome<Upload>> {
    const { store, db, onArrived } = this.#parts
    const parts: Uint8Array[] = []
    let from = 0
    for (const end of endsOf(file)) {
      const part = await store.get(keyOf(where, `parts/${from}-${end}`))
      if (!part) throw new Error('A part of an upload is no longer in the store')
      parts.push(part)
      from = end
    }
    const cleaned = clean(file.kind as FileKind, Buffer.concat(parts))
    if (!cleaned.ok) return this.#refuse(where, cleaned)
    const { type, bytes } = cleaned.value
    await store.put(keyOf(where, 'whole'), bytes)
    const whole = { media_type: type, bytes: bytes.length, received: bytes.length, parts: '' }
    await db.updateTable('files').set(whole).where('room', '=', file.room).where('id', '=', file.id).execute()
    // What the parts had besides the picture must not stay.
    await store.removeAll(`${keyOf(where, 'parts')}/`)
    await onArrived({ roomId: where.room.id, id: where.id, by: file.member_id })
    return granted(uploadOf({ ...file, ...whole }))
  }

  /** Forgets a file that is none. */
  async #refuse(where: Where, no: Outcome<never>): Promise<Outcome<never>> {
    await this.#parts.store.removeAll(`${where.room.id}/${where.id}/`)
    await this.#parts.db.deleteFrom('files').where('room', '=', where.room.num).where('id', '=', where.id).execute()
    return no
  }
}

/** A file that is about to come. */
export interface NewFile {
  readonly id: string
  readonly kind: FileKind
  readonly bytes: number
}

/** A part of a file. */
export interface NewPart {
  readonly id: string
  readonly from: number
  readonly part: Uint8Array
}

function isSame(known: StoredFile, { kind, bytes }: NewFile, memberId: MemberId): boolean {
  // Once it is complete, it is smaller by what was taken out.
  return known.member_id === memberId && known.kind === kind && (known.media_type !== null || known.bytes === bytes)
}

function clean(kind: FileKind, bytes: Uint8Array): Outcome<Cleaned> {
  return kind === 'photo' ? cleanPhoto(bytes) : cleanVoice(bytes)
}

function tooLarge({ kind, bytes }: Pick<NewFile, 'kind' | 'bytes'>) {
  return refusal('file-too-large', { detail: `${bytes} bytes; ${maxBytes[kind]} are taken.` })
}

function endsOf({ parts }: StoredFile): number[] {
  return parts === '' ? [] : parts.split(',').map(Number)
}

function keyOf({ room, id }: Where, part: string): string {
  return `${room.id}/${id}/${part}`
}
