// What a notice says, before it becomes a mail or a push message.
import { answerLanguage, verdictWord, verdicts } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerView } from '#shared/answer-links/contracts.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import { appointment, appointmentText, namedBy } from './appointments.ts'
import { countNew } from './digest.ts'
import { inShort, maxSaid } from './letter-parts.ts'
import type { Draft, Letter, LetterParts, Way } from './letter-parts.ts'
import type { StoredNotification } from './outbox.ts'
import type { Receiver } from './receivers.ts'
import { partsOf, readMarks, unreadIn } from './still-new.ts'
import { visitLetter } from './visit-letter.ts'
import { notificationWords } from './words.ts'
import type { NotificationWords } from './words/notification-words.ts'

/** Writes it; undefined where there is nothing left to tell. Refuses what the offer refuses. */
export async function writeLetter(
  parts: LetterParts,
  room: Room,
  { notification, receiver }: { notification: StoredNotification; receiver: Receiver },
): Promise<Outcome<Letter | undefined>> {
  const member = roomRecord(room, ['cart', 'members'], notification.member_id)
  const language = answerLanguage(member?.locale ?? 'en')
  const words = notificationWords[language]
  const why = words.why(member?.name ?? '', titleOf(room))
  const main: Way = { label: words.toRoom, url: `${parts.publicUrl()}/r/${room.id}`, tone: 'plain' }
  const common = { language, said: [], lines: [], things: [], choices: [], main, why }
  const draft = { notification, receiver, words, language, room, common }
  const [topic] = partsOf(notification.subject)
  if (topic === 'day') return digestLetter(parts, draft)
  if (topic === 'room') return granted(expiryLetter(draft))
  if (topic === 'call') return granted(callLetter(draft))
  if (topic === appointment) return granted(await toldLetter(parts, draft))
  if (topic === 'visit') return granted(await visitLetter(parts, draft))
  return topic === 'thread' ? replyLetter(parts, draft) : offerLetter(parts, draft)
}

/** The letter that asks whether an address is the receiver's. It says nothing that a stranger could have written. */
export function confirmLetter(language: AnswerLanguage, url: string): Letter {
  const { subject, text, button, notYou } = notificationWords[language].confirm
  const main: Way = { label: button, url, tone: 'plain' }
  return { language, headline: subject, title: subject, said: [], lines: [text, notYou], things: [], choices: [], main }
}

async function toldLetter(
  { appointment: find }: LetterParts,
  { notification: { subject }, common, words, language, receiver: { timeZone } }: Draft,
): Promise<Letter | undefined> {
  const told = await find(namedBy(subject).request)
  return told && { ...common, ...appointmentText(told, { subject, words, language, timeZone }) }
}

async function offerLetter({ offer }: LetterParts, draft: Draft): Promise<Outcome<Letter | undefined>> {
  const { notification, room } = draft
  const [topic, subject] = partsOf(notification.subject)
  const name = { topic: topic === 'decision' ? 'decision' : 'question', subject } as const
  const offered = await offer({ roomId: room.id, member: notification.member_id, ...name })
  if (!offered.ok) return offered
  const { view, url } = offered.value
  if (notification.meaning === 'decided') return granted(decidedLetter(draft, view))
  return granted(url === null ? undefined : askLetter(draft, view, url))
}

function askLetter({ notification, words, language, receiver, common }: Draft, view: AnswerView, url: string): Letter {
  const isVote = view.topic === 'decision'
  const title = titleFor(words, { isVote, isReminder: notification.meaning === 'deadline' })(view.askedBy.name)
  return {
    ...common,
    headline: `${title}: ${view.text}`,
    title,
    quote: view.text,
    ...(view.dueAt === null ? {} : { until: words.until(momentOf(view.dueAt, language, receiver.timeZone)) }),
    things: view.things.map((thing) =>
      isVote ? { ...thing, url: `${url}?choose=${encodeURIComponent(thing.id)}` } : thing,
    ),
    choices: isVote
      ? []
      : verdicts.map((verdict) => ({
          label: verdictWord(verdict, language),
          url: `${url}?answer=${verdict}`,
          tone: verdict,
        })),
    main: { label: words.toAnswer, url, tone: 'plain' },
  }
}

function titleFor(words: NotificationWords, { isVote, isReminder }: { isVote: boolean; isReminder: boolean }) {
  if (isReminder) return isVote ? words.stillOpenVote : words.stillOpen
  return isVote ? words.asksToVote : words.asks
}

function decidedLetter({ words, common }: Draft, view: AnswerView): Letter {
  const chosen = view.things.find(({ id }) => id === view.chosen)
  const headline = chosen ? words.decidedOn(chosen.title) : `${words.decided}: ${view.text}`
  const lines = chosen ? [] : [words.nothingDecided]
  return { ...common, headline, title: words.decided, quote: view.text, lines, things: chosen ? [chosen] : [] }
}

async function replyLetter({ db }: LetterParts, draft: Draft): Promise<Outcome<Letter | undefined>> {
  const { notification, room, words, common } = draft
  const marks = await readMarks(db, notification)
  const [, id] = partsOf(notification.subject)
  const nameOf = (member: MemberId) => roomRecord(room, ['cart', 'members'], member)?.name ?? ''
  const unread = unreadIn(room, notification, { id, marks }).slice(-maxSaid)
  const said = unread.map((one) => ({ name: nameOf(one.by), text: inShort(one, words) }))
  const [latest, last] = [unread.at(-1), said.at(-1)]
  if (!latest || !last) return granted(undefined)
  const title = ('anchor' in latest ? words.mentioned : words.replied)(last.name)
  return granted({ ...common, headline: `${title}: ${last.text}`, title, said })
}

async function digestLetter({ db }: LetterParts, draft: Draft): Promise<Outcome<Letter | undefined>> {
  const { notification, room, words, common } = draft
  const { seen } = await readMarks(db, notification)
  const counts = await countNew(db, notification, Math.max(seen, notification.seq - 1))
  const lines = words.digestLines(counts)
  if (lines.length === 0) return granted(undefined)
  const title = words.digest(titleOf(room))
  return granted({ ...common, headline: title, title, lines })
}

/** Whoever called, they are in the room, or can be called back there. */
function callLetter({ room, words, common }: Draft): Letter {
  const title = words.called(titleOf(room))
  return { ...common, headline: title, title, lines: [words.callBack] }
}

function expiryLetter({ notification, receiver, room, words, language, common }: Draft): Letter {
  const [, goesAt] = partsOf(notification.subject)
  const day = new Date(Number(goesAt)).toISOString()
  const title = words.goesSoon(titleOf(room))
  return { ...common, headline: title, title, lines: [words.goesOn(momentOf(day, language, receiver.timeZone))] }
}

function titleOf(room: Room): string {
  const title = roomRecord(room, ['cart', 'frame'], 'title')
  return typeof title === 'string' ? title : ''
}

function momentOf(instant: string, language: AnswerLanguage, timeZone: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(language, { ...day, timeZone, timeZoneName: 'short' }).format(new Date(instant))
}
