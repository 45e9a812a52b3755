// The way from an invitation into its room: joins, and says there what was said before joining.
import { joinRoomHere } from '#client/rooms/rooms-here.ts'
import type { Room } from '#client/sdk/index.ts'
import type { Attachment } from '#shared/files/attachment.ts'
import { answerLanguage, answerText } from '#shared/answer-links/answer-text.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { isFitLine, tidyLine } from '#shared/names/line.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Along } from './goes-along.ts'

/** What may be chosen on the page of an invitation. */
export type Saying = 'yes' | 'no' | 'unsure' | 'want' | 'join'

interface Said extends Partial<Along> {
  readonly say: Saying
  /** The reason of an opinion. */
  readonly why: string
  readonly product: ProductId
  /** Empty where the invitation opens to the product in all its variants. */
  readonly variant: VariantId
  /** What it cost on the page. */
  readonly seenPrice: Money | undefined
  /** The question that it answers, a thread of the room; empty where none was asked. */
  readonly question: string
}

/** One person's way in. */
export class Entrance {
  readonly #code: string
  /** Once joined: what was said may be refused and tried again, and nobody joins twice. */
  #room: Room | undefined
  /** Likewise a photo or a voice note is sent once. */
  readonly #sent = new Map<Blob, Attachment>()

  /** @param code the invitation's. */
  constructor(code: string) {
    this.#code = code
  }

  /** Joins by a name and carries out what was said. @returns why not, where it is so. */
  async enter(name: string, said: Said): Promise<'entered' | 'nameless' | RefusalCode> {
    if (!this.#room) {
      if (!isFitLine(name)) return 'nameless'
      const joined = await joinRoomHere(this.#code, tidyLine(name))
      if (!joined.ok) return joined.refusal.code
      this.#room = joined.value
    }
    const files = isOpinion(said.say) ? await this.#sendFiles(this.#room, said) : []
    const done = await carryOut(this.#room, said, files)
    return done.ok ? 'entered' : done.refusal.code
  }

  /** From now on the device has them until the server does, and the room says how far they are. */
  async #sendFiles({ files }: Room, { photo, voice }: Said): Promise<readonly Attachment[]> {
    if (photo && !this.#sent.has(photo.blob)) {
      const { blob, width, height } = photo
      this.#sent.set(blob, { is: 'photo', id: await files.send('photo', blob), width, height })
    }
    if (voice && !this.#sent.has(voice.blob)) {
      const { blob, ms, wave } = voice
      this.#sent.set(blob, { is: 'voice', id: await files.send('voice', blob), ms, wave })
    }
    return [photo, voice].flatMap((one) => (one && this.#sent.get(one.blob)) ?? [])
  }
}

function isOpinion(say: Saying): say is Verdict {
  return say !== 'join' && say !== 'want'
}

/** Writes it; the room saves it as all that is written in it. Refuses what the records refuse, such as `role-may-not`. */
async function carryOut(room: Room, said: Said, files: readonly Attachment[]): Promise<Outcome<unknown>> {
  const { say, why, product, variant, question } = said
  const along = files.length > 0 ? { files } : {}
  // A question that is gone by now is not answered: there is nothing left to ask.
  if (isOpinion(say) && room.talk.threads.get().has(question))
    return room.talk.reply(
      question,
      answerText({ verdict: say, words: why }, answerLanguage(document.documentElement.lang)),
      along,
    )
  if (say === 'join' || product === '') return granted(undefined)
  if (isOpinion(say)) {
    const given = opine(room, say, said)
    // An opinion has no files: they are shown in the talk about the thing, with the words they belong to.
    return given.ok && files.length > 0 ? room.talk.say(`product:${product}`, why, along) : given
  }
  const wanted = variant === '' ? await firstVariant(room, product) : granted(variant)
  return wanted.ok ? room.cart.add(wanted.value) : wanted
}

function opine(room: Room, verdict: Verdict, { why, product, variant, seenPrice }: Said): Outcome<void> {
  return room.cart.opine(variant || product, verdict, {
    ...(why !== '' && { reason: why }),
    ...(seenPrice && { seenPrice }),
  })
}

async function firstVariant(room: Room, product: ProductId): Promise<Outcome<VariantId>> {
  const found = await room.catalogue.product(product)
  if (!found.ok) return found
  const { variants } = found.value
  const first = variants.find(({ available }) => available) ?? variants[0]
  return granted(first?.id ?? product)
}
