// Links in mails that confirm an address, or end mail. Their tokens can be made again, so that a mail which is sent twice is the same.
import type { MemberId } from '#shared/ids.ts'
import { DerivedTokens } from '../identity/derived-tokens.ts'
import type { Receiver } from './receivers.ts'

export class MailLinks {
  readonly #confirm: DerivedTokens
  readonly #stop: DerivedTokens
  readonly #publicUrl: () => string

  constructor(secret: Uint8Array, publicUrl: () => string) {
    this.#confirm = new DerivedTokens(secret, 'mail-confirm')
    this.#stop = new DerivedTokens(secret, 'mail-stop')
    this.#publicUrl = publicUrl
  }

  /** Good for this address and this time of asking alone. */
  confirmToken(room: number, of: Pick<Receiver, 'memberId' | 'mailWanted' | 'confirmUntil'>): string {
    return this.#confirm.of(`${room}/${of.memberId}/${of.confirmUntil ?? 0}/${of.mailWanted ?? ''}`)
  }

  confirmUrl(room: number, of: Pick<Receiver, 'memberId' | 'mailWanted' | 'confirmUntil'>): string {
    return `${this.#publicUrl()}/mail/confirm/${this.confirmToken(room, of)}`
  }

  stopToken(room: number, memberId: MemberId): string {
    return this.#stop.of(`${room}/${memberId}`)
  }

  stopUrl(room: number, memberId: MemberId): string {
    return `${this.#publicUrl()}/mail/stop/${this.stopToken(room, memberId)}`
  }
}
