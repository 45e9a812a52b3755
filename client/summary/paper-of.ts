// Puts a summary into words.
import type { OpinionView } from '#shared/cart/cart-view.ts'
import { defined } from '#shared/defined.ts'
import type { MemberId } from '#shared/ids.ts'
import { formatMoney } from '#shared/money.ts'
import type { SummaryLine } from '#shared/summary/summary-line.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { costsOf } from './costs.ts'
import { mattersOf } from './matters.ts'
import type { Paper, PaperLine, PaperSection } from './paper.ts'
import type { PaperTools, Pen } from './pen.ts'

/** The whole paper. */
export function paperOf(summary: Summary, tools: PaperTools): Paper {
  const pen = penOf(summary, tools)
  const { t, language, direction, title, address, now, locale } = tools
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(now)
  const sections = sectionsOf(pen)
  const hasDecided = summary.decided.length + summary.bought.length > 0
  return {
    language,
    direction,
    title,
    ...defined({ occasion: summary.frame.occasion }),
    made: t('made', { when }),
    sections,
    ...(hasDecided ? {} : { nothing: { title: t('nothing.title'), words: t('nothing.words') } }),
    costs: costsOf(pen),
    open: { title: t('open'), matters: mattersOf(pen) },
    people: {
      title: t('people'),
      list: summary.people.map(({ id, role, left }) => ({
        ...pen.personOf(id),
        more: left ? t('left') : role === 'shopper' ? '' : t(`role.${role}`),
      })),
    },
    room: { address, words: t('toTheRoom') },
  }
}

function penOf(summary: Summary, tools: PaperTools): Pen {
  const people = new Map(summary.people.map((person) => [person.id, person]))
  const nameOf = (id: MemberId) => people.get(id)?.name ?? tools.t('somebody')
  const format = new Intl.DateTimeFormat(tools.locale, { day: 'numeric', month: 'long' })
  return {
    ...tools,
    summary,
    nameOf,
    personOf: (id) => ({
      name: nameOf(id),
      initial: tools.initialOf(nameOf(id)),
      colour: people.get(id)?.colour ?? 0,
    }),
    money: (amount) => formatMoney(amount, tools.locale),
    day: (at) => format.format(at),
    list: (words) => new Intl.ListFormat(tools.locale, { type: 'conjunction' }).format(words),
  }
}

const order = ['decided', 'bought', 'considering', 'unavailable', 'rejected'] as const

function sectionsOf(pen: Pen): readonly PaperSection[] {
  return order
    .map((id) => ({ id, title: pen.t(`lane.${id}`), lines: pen.summary[id].map((line) => lineOf(line, pen)) }))
    .filter(({ lines }) => lines.length > 0)
}

function lineOf(line: SummaryLine, pen: Pen): PaperLine {
  const { t, money } = pen
  const { lane } = line
  const isApart = line.soldOut && lane !== 'bought'
  const isAsked = lane !== 'rejected' && line.quantity === 0
  const counted = lane !== 'rejected' && !isApart && line.quantity > 0 && line.price && line.amount
  return {
    id: line.id,
    ...pen.thing(line.variantId),
    ...(counted && line.price && line.quantity > 1
      ? { each: t('each', { count: line.quantity, price: money(line.price) }) }
      : {}),
    ...(counted && line.amount ? { amount: money(line.amount) } : {}),
    wants: (lane === 'rejected' ? [] : line.wants).map(({ memberId, count }) => ({ ...pen.personOf(memberId), count })),
    why: [
      ...settledWords(line, pen),
      ...(isAsked ? [t('nobodyWants')] : []),
      ...line.opinions.map((opinion) => opinionWords(opinion, line, pen)),
      ...line.notes.map(({ memberId, text }) => t('note', { name: pen.nameOf(memberId), text })),
    ],
  }
}

function opinionWords({ memberId, verdict, reason, variantId }: OpinionView, line: SummaryLine, pen: Pen): string {
  const { t, nameOf, thing } = pen
  const other = variantId === undefined || variantId === line.variantId ? '' : thing(variantId).words
  const values = { name: nameOf(memberId), verdict, on: other === '' ? 'same' : 'other', other }
  return reason === undefined ? t('opinion', values) : t('opinionBecause', { ...values, reason })
}

function settledWords({ settled, lane }: SummaryLine, pen: Pen): readonly string[] {
  const { t, nameOf, day } = pen
  if (!settled || lane === 'considering' || lane === 'bought') return []
  if (settled.by === 'hand')
    return [t(lane === 'decided' ? 'byHand' : 'outByHand', { name: nameOf(settled.memberId), day: day(settled.at) })]
  const { question, votes, voted, voters } = settled
  if (lane === 'rejected') return [t('outByVote', { question, votes, voted })]
  const counted = t('byVote', { question, votes, voted, day: day(settled.at) })
  return voters.length === 0 ? [counted] : [counted, t('voters', { names: pen.list(voters.map(nameOf)) })]
}
