// The way from an invitation into its room: joins, and says there what was said before joining.
import { joinRoomHere } from '#client/rooms/rooms-here.ts'
import type { Room } from '#client/sdk/index.ts'
import type { Photo } from '#shared/files/attachment.ts'
import { answerLanguage, answerText } from '#shared/answer-links/answer-text.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { isFitLine, tidyLine } from '#shared/names/line.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { ChosenPhoto } from './chosen-photo.ts'

/** What may be chosen on the page of an invitation. */
export type Saying = 'yes' | 'no' | 'unsure' | 'want' | 'join'

interface Said {
  readonly say: Saying
  /** The reason of an opinion. */
  readonly why: string
  /** What shows it. */
  readonly photo: ChosenPhoto | undefined
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
  /** Likewise a photo is sent once. */
  #sent: { readonly photo: ChosenPhoto; readonly file: Photo } | undefined

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
    const photo = isOpinion(said.say) ? await this.#send(this.#room, said.photo) : undefined
    const done = await carryOut(this.#room, said, photo)
    return done.ok ? 'entered' : done.refusal.code
  }

  /** From now on the device has it until the server does, and the room says how far it is. */
  async #send(room: Room, photo: ChosenPhoto | undefined): Promise<Photo | undefined> {
    if (!photo) return undefined
    if (this.#sent?.photo !== photo) {
      const { blob, width, height } = photo
      this.#sent = { photo, file: { is: 'photo', id: await room.files.send('photo', blob), width, height } }
    }
    return this.#sent.file
  }
}

function isOpinion(say: Saying): say is Verdict {
  return say !== 'join' && say !== 'want'
}

/** Writes it; the room saves it as all that is written in it. Refuses what the records refuse, such as `role-may-not`. */
async function carryOut(room: Room, said: Said, photo: Photo | undefined): Promise<Outcome<unknown>> {
  const { say, why, product, variant, question } = said
  const shown = photo ? { files: [photo] } : {}
  // A question that is gone by now is not answered: there is nothing left to ask.
  if (isOpinion(say) && room.talk.threads.get().has(question))
    return room.talk.reply(
      question,
      answerText({ verdict: say, words: why }, answerLanguage(document.documentElement.lang)),
      shown,
    )
  if (say === 'join' || product === '') return granted(undefined)
  if (isOpinion(say)) {
    const given = opine(room, say, said)
    // An opinion has no photos: they are shown in the talk about the thing, with the words they belong to.
    return given.ok && photo ? room.talk.say(`product:${product}`, why, shown) : given
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
