// The sentence of an event. Each kind has a message in `locales/*/history.json`; this file fills in its values.
import type { TFunction } from 'i18next'
import { locale } from '#client/locales/words.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import type { Products } from '#client/rooms/products.ts'
import type { Room } from '#client/sdk/index.ts'
import { money } from '#client/ui/money.tsx'
import type { QuoteBrief } from '#shared/cart/quote.ts'
import type { EventOf, HistoryEvent, RoomEvent } from '#shared/events/event.ts'
import { productIdOf } from '#shared/ids.ts'
import { isolated } from '#shared/isolates.ts'
import type { Money } from '#shared/money.ts'
import type { Scope } from '#shared/visits/scope.ts'
import type { GatheredKind } from './gathered.ts'

/** What a sentence needs. */
export interface Teller {
  readonly room: Room
  readonly products: Products
  readonly t: TFunction<'history'>
}

type Values = Readonly<Record<string, string | number>>

/** Words that stand out keep their own direction, and `piecesOf` finds them again. */
const stands = isolated

/** The pieces of a sentence: every second one stands out. */
export function piecesOf(sentence: string): readonly string[] {
  return sentence.split(/[\u2068\u2069]/)
}

/** The sentence of one event. */
export function sentenceOf(event: HistoryEvent, teller: Teller): string {
  if (event.kind === 'unknown') return teller.t('unknown')
  return teller.t(`event.${event.kind}`, valuesOf(event, teller))
}

/** The sentence of several events of one kind by one person. */
export function manyOf(kind: GatheredKind, events: readonly HistoryEvent[], { room, t }: Teller): string {
  const things = new Set(events.map(({ subject }) => subject)).size
  const name = stands(actorName(events[0]?.memberId ?? null, room, t))
  return t(`many.${kind}`, { name, count: events.length, things: t('things', { count: things }) })
}

/** The name of the actor; the shop's for the server. */
export function actorName(id: string | null, room: Room, t: Teller['t']): string {
  return id === null ? room.shop.name : nameOf(room, id, t('somebodyGone'))
}

function valuesOf(event: RoomEvent, teller: Teller): Values {
  const { room, t } = teller
  const titles = (event.products ?? []).map((id) => titleIn(teller, id))
  return {
    name: stands(actorName(event.memberId, room, t)),
    title: stands(titles[0] ?? ''),
    titles: listOf(titles.map(stands)),
    other: '',
    how: 'other',
    count: 0,
    from: '',
    to: '',
    emoji: '',
    host: '',
    ...moreValues(event, teller),
  }
}

/** The values of single kinds. */
function moreValues(event: RoomEvent, teller: Teller): Values {
  const { kind, subject, memberId, detail } = event
  const { room, t } = teller
  const person = (id: string) => stands(nameOf(room, id, t('somebodyGone')))
  switch (kind) {
    case 'line.decided':
    case 'line.rejected':
      return { how: detail.decision === undefined ? 'other' : 'vote' }
    case 'want.changed':
      return {
        count: detail.to,
        other: person(detail.memberId),
        how: detail.memberId === memberId ? 'own' : 'other_',
      }
    case 'opinion.given':
    case 'opinion.changed':
      return { ...opinionValues(subject, teller), how: detail.verdict, ...seenValues(detail.seenPrice) }
    case 'opinion.withdrawn':
      return opinionValues(subject, teller)
    case 'quote.changed':
      return quoteValues(detail)
    case 'question.resolved':
    case 'question.reopened':
      return { how: subject.startsWith('pin:') ? 'pin' : 'question' }
    case 'question.asked':
      return { other: askedWords(detail.askedOf, teller) }
    case 'message.written':
    case 'pin.placed':
    case 'pin.changed':
    case 'pin.removed':
      return { how: event.products ? 'thing' : 'room' }
    case 'reaction.given':
      return { emoji: detail.emoji }
    case 'decision.closed':
      return detail.chosen === null ? {} : { how: 'chosen', title: stands(titleIn(teller, productIdOf(detail.chosen))) }
    case 'member.joined':
    case 'member.removed':
      return { other: stands(detail.name), how: subject === memberId ? 'self' : 'other' }
    case 'member.role-changed':
      return { other: person(subject), how: detail.role }
    case 'member.renamed':
      return { from: stands(detail.from), to: stands(detail.name) }
    case 'invitation.made':
      return { how: detail.role }
    case 'spotlight.ended':
      return { count: detail.following }
    case 'appointment.agreed':
    case 'appointment.moved':
    case 'appointment.cancelled':
      return {
        when: stands(momentFormat().format(detail.at)),
        where: detail.store === null ? 'shop' : 'store',
        store: stands(detail.store ?? ''),
      }
    case 'visit.began':
      return { associate: stands(detail.associate), scope: scopeWords(detail.scope, teller) }
    case 'visit.answered':
      return { associate: stands(detail.associate) }
    case 'visit.scope':
      return {
        associate: stands(detail.associate),
        scope: scopeWords(detail.scope, teller),
        added: scopeWords(detail.added, teller),
        how: detail.added.length > 0 ? 'wider' : 'narrower',
      }
    case 'visit.joined':
      return { associate: stands(detail.associate), how: detail.yes ? 'yes' : 'no' }
    case 'visit.left-out':
      return { associate: stands(detail.associate), how: detail.leftOut ? 'out' : 'in' }
    case 'visit.handed-over':
      return {
        associate: stands(detail.associate),
        from: stands(detail.from),
        store: stands(detail.store ?? ''),
        how: detail.store === null ? 'shop' : 'store',
      }
    case 'visit.earlier':
      return { associate: stands(detail.associate), how: detail.shown ? 'shown' : 'hidden' }
    case 'visit.summed-up':
      return { associate: stands(detail.associate), text: stands(detail.text) }
    case 'proposal.accepted':
    case 'proposal.declined':
      return { associate: stands(detail.associate), title: productsWords(detail.products, teller) }
    case 'call.started':
    case 'call.joined':
    case 'call.left':
    case 'call.ended':
    case 'call.rang':
    case 'call.missed':
      return callValues(event, teller)
    case 'frame.changed':
      return frameValues(subject, detail.to)
    default:
      return textsIn(detail)
  }
}

/** Who called, and for how long. An associate is no member, and is named in the event. */
function callValues(event: Extract<RoomEvent, { readonly kind: `call.${string}` }>, { room, t }: Teller): Values {
  const person = (id: string) => stands(nameOf(room, id, t('somebodyGone')))
  const { detail, memberId } = event
  if ('member' in detail) return { member: person(detail.member) }
  const minutes = 'minutes' in detail ? detail.minutes : 0
  const associate = detail.associate === null ? [] : [stands(detail.associate)]
  if ('members' in detail) return { minutes, people: listOf([...detail.members.map(person), ...associate]) }
  return { minutes, who: associate[0] ?? person(memberId ?? '') }
}

/** What an opinion is on: a variant, such as "Ridge boot, Midnight"; or a product as a whole. */
function opinionValues(subject: string, { products }: Teller): Values {
  const product = productIdOf(subject)
  const known = products.get(product)
  const words = variantWords(variantOf(known, subject))
  const title = titleOf(known, product)
  return { title: stands(words === '' ? title : `${title}, ${words}`) }
}

/** What it cost when the opinion was given. */
function seenValues(seen: Money | undefined): Values {
  return seen ? { price: stands(money(seen)), seen: 'yes' } : { price: '', seen: 'no' }
}

/** What is shown to an associate. */
function scopeWords(scope: Scope, { t }: Teller): string {
  return scope.length === 0 ? t('scope.nothing') : listOf(scope.map((part) => t(`scope.${part}`)))
}

function productsWords(variants: readonly string[], teller: Teller): string {
  return listOf(variants.map((variant) => stands(titleIn(teller, productIdOf(variant)))))
}

/** The default: every text of the detail under its own name. */
function textsIn(detail: object): Values {
  return Object.fromEntries(
    Object.entries<unknown>({ ...detail }).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, stands(value)]] : [],
    ),
  )
}

function quoteValues({ from, to }: { from: QuoteBrief; to: QuoteBrief }): Values {
  const how = from.available === to.available ? 'price' : to.available ? 'back' : 'gone'
  return { how, from: stands(money(from)), to: stands(money(to)) }
}

function frameValues(field: string, to: EventOf<'frame.changed'>['detail']['to']): Values {
  if (field === 'closed') return { how: to === null ? 'open' : 'closed' }
  if (field === 'lock') return { how: to === null ? 'unlocked' : 'locked' }
  if (to === null) return {}
  if (typeof to === 'string') return { how: field, to: stands(to) }
  if ('on' in to) return { how: field, to: stands(dateFormat().format(to.on)) }
  return 'amountMinor' in to ? { how: field, to: stands(money(to)) } : {}
}

function dateFormat(): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' })
}

function momentFormat(): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' })
}

function askedWords(askedOf: EventOf<'question.asked'>['detail']['askedOf'], { room, t }: Teller): string {
  if (askedOf === 'shop') return t('shopItself')
  if (askedOf === null) return t('all')
  return listOf(askedOf.map((id) => stands(nameOf(room, id, t('somebodyGone')))))
}

function titleIn({ products }: Teller, id: string): string {
  return titleOf(products.get(id), id)
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(words)
}
