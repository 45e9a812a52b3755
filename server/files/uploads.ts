// Takes photos and voice notes in parts, so that one that was cut off goes on where it was; looks at them once all is there.
import { crc32 } from 'node:zlib'
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
import { readFile, uploadOf } from './file-rows.ts'
import type { StoredFile } from './file-rows.ts'
import { refuseTooMany } from './file-shares.ts'
import type { FileLimits } from './file-shares.ts'
import { ShopAmounts } from './shop-amounts.ts'

const tooMany = refusal('file-too-large', { detail: `It came in more than ${maxParts} parts.` })
const fullShop = refusal('no-room-for-files', { detail: 'The shop has as many as it may.' })
const gigabyte = 1024 ** 3
const maxBytes: Readonly<Record<FileKind, number>> = { photo: maxPhotoBytes, voice: maxVoiceBytes }

/** What uploads need. */
export interface UploadParts {
  readonly db: Kysely<Tables>
  readonly store: FileStore
  readonly limits: FileLimits
  /** Whether there is space for more. */
  readonly hasRoom: () => boolean
  /** A file has arrived whole; the upload is answered once this is done. */
  readonly onArrived: (file: { readonly roomId: RoomId; readonly id: string; readonly by: MemberId }) => Promise<void>
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
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
  readonly #shops: ShopAmounts

  constructor(parts: UploadParts) {
    this.#parts = parts
    this.#shops = new ShopAmounts(parts)
  }

  /**
   * Begins an upload, or says how far one is. Refuses `role-may-not`, `file-too-large`, `too-many-files`, `no-room-for-files`, and
   * `no-such-file` where somebody else has the id or it was begun as something else.
   */
  begin(caller: Caller, file: NewFile): Promise<Outcome<Upload>> {
    const { room, memberId } = caller
    return this.#turns.run(`${room.id}/${file.id}`, async () => {
      if (!isVoice(caller.role)) return refused(refusal('role-may-not'))
      if (file.bytes > maxBytes[file.kind]) return refused(tooLarge(file))
      const known = await readFile(this.#parts.db, room.num, file.id)
      if (known) return isSame(known, file, memberId) ? granted(uploadOf(known)) : refused(refusal('no-such-file'))
      // One after another: those that begin at once would all find the same room left.
      return this.#turns.run(room.id, () => this.#beginNew(caller, file))
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
      // All of it came, and could not be put together then.
      if (file.received === file.bytes) return this.#complete({ room, id }, file)
      if (part.length === 0) return granted(uploadOf(file))
      const ends = endsOf(file)
      if (ends.length >= maxParts) return this.#refuse({ room, id }, refused(tooMany))
      await this.#parts.store.put(keyOf({ room, id }, `parts/${from}-${end}`), part)
      const grown = await this.#grow(file, [...ends, end])
      if (!grown) return await this.#refuseMoved({ room, id })
      return end === file.bytes ? this.#complete({ room, id }, grown) : granted(uploadOf(grown))
    })
  }

  /** The bytes of a complete file. Refuses `no-such-file`, and `file-damaged` where they are not what was stored. */
  async read(room: Where['room'], { id, checksum }: StoredFile): Promise<Outcome<Uint8Array>> {
    const bytes = await this.#parts.store.get(keyOf({ room, id }, 'whole'))
    if (!bytes) return refused(refusal('no-such-file'))
    if (checksum === null || checksum === crc32(bytes)) return granted(bytes)
    this.#parts.reportError(new Error(`Its checksum is not ${checksum}`), `File ${id} of room ${room.id} is damaged`)
    return refused(refusal('file-damaged'))
  }

  async #beginNew(caller: Caller, file: NewFile): Promise<Outcome<Upload>> {
    const { db, limits, hasRoom } = this.#parts
    if (!hasRoom()) return refused(refusal('no-room-for-files'))
    const no = await refuseTooMany(db, caller, file.bytes, limits)
    if (no) return no
    const shopBytes = limits.FILES_GB_PER_SHOP * gigabyte
    if (!(await this.#shops.take(caller.room.shopId, file.bytes, shopBytes))) return refused(fullShop)
    const row = this.#newRow(caller.room.num, caller.memberId, file)
    await db.insertInto('files').values(row).execute()
    return granted(uploadOf(row))
  }

  #newRow(room: number, memberId: MemberId, { id, kind, bytes }: NewFile): StoredFile {
    const now = this.#parts.now()
    return {
      ...{ room, id, member_id: memberId, kind, bytes },
      ...{ received: 0, parts: '', media_type: null, checksum: null },
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
      // As with a database that is restored without its files: it is sent once more.
      if (!part) return this.#beginAgain(where, file)
      parts.push(part)
      from = end
    }
    const cleaned = clean(file.kind as FileKind, Buffer.concat(parts))
    if (!cleaned.ok) return this.#refuse(where, cleaned)
    const { type, bytes } = cleaned.value
    await store.put(keyOf(where, 'whole'), bytes)
    const whole = { media_type: type, bytes: bytes.length, received: bytes.length, parts: '', checksum: crc32(bytes) }
    const { numUpdatedRows } = await db
      .updateTable('files')
      .set(whole)
      .where('room', '=', file.room)
      .where('id', '=', file.id)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return this.#refuseMoved(where)
    // What the parts had besides the picture must not stay.
    await store.removeAll(`${keyOf(where, 'parts')}/`)
    await onArrived({ roomId: where.room.id, id: where.id, by: file.member_id })
    return granted(uploadOf({ ...file, ...whole }))
  }

  /** Something came in between. Of a file that was removed, as with its member, nothing stays that was just stored. */
  async #refuseMoved(where: Where): Promise<Outcome<never>> {
    if (await readFile(this.#parts.db, where.room.num, where.id)) return refused(refusal('upload-moved'))
    return this.#refuse(where, refused(refusal('no-such-file')))
  }

  async #beginAgain(where: Where, file: StoredFile): Promise<Outcome<Upload>> {
    const { store, db } = this.#parts
    await store.removeAll(`${keyOf(where, 'parts')}/`)
    const nothing = { received: 0, parts: '' }
    await db.updateTable('files').set(nothing).where('room', '=', file.room).where('id', '=', file.id).execute()
    return granted(uploadOf({ ...file, ...nothing }))
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
