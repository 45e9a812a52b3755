// The way from an invitation into its room: joins, and says there what was said before joining.
import { joinRoomHere } from '#client/rooms/rooms-here.ts'
import type { Room } from '#client/sdk/index.ts'
import { answerLanguage, answerText } from '#shared/answer-links/answer-text.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { isFitLine, tidyLine } from '#shared/names/line.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RefusalCode } from '#shared/refusals.ts'

/** What may be chosen on the page of an invitation. */
export type Saying = 'yes' | 'no' | 'unsure' | 'want' | 'join'

interface Said {
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
    const done = await carryOut(this.#room, said)
    return done.ok ? 'entered' : done.refusal.code
  }
}

/** Writes it; the room saves it as all that is written in it. Refuses what the records refuse, such as `role-may-not`. */
async function carryOut(room: Room, said: Said): Promise<Outcome<unknown>> {
  const { say, why, product, variant, seenPrice, question } = said
  // A question that is gone by now is not answered: there is nothing left to ask.
  if (say !== 'join' && say !== 'want' && room.talk.threads.get().has(question))
    return room.talk.reply(
      question,
      answerText({ verdict: say, words: why }, answerLanguage(document.documentElement.lang)),
    )
  if (say === 'join' || product === '') return granted(undefined)
  if (say !== 'want')
    return room.cart.opine(variant || product, say, {
      ...(why !== '' && { reason: why }),
      ...(seenPrice && { seenPrice }),
    })
  const wanted = variant === '' ? await firstVariant(room, product) : granted(variant)
  return wanted.ok ? room.cart.add(wanted.value) : wanted
}

async function firstVariant(room: Room, product: ProductId): Promise<Outcome<VariantId>> {
  const found = await room.catalogue.product(product)
  if (!found.ok) return found
  const { variants } = found.value
  const first = variants.find(({ available }) => available) ?? variants[0]
  return granted(first?.id ?? product)
}
