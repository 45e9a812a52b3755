// What a push message to an associate says: of a request its topic, the asker's name and their own words, as the waiting list shows
// them, and nothing else. A lock screen is read by others: of a visit it says only who waits.
import type { StaffPush, StaffPushAct } from '#shared/desk/attention.ts'
import { answerLanguage } from '#shared/answer-links/answer-text.ts'
import { shortened } from '#shared/cut-text.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Call, CallEnd, CallingVisit } from './ports.ts'
import { staffWords } from './words.ts'
import type { StaffWords } from './words/staff-words.ts'

/** A service takes 4096 bytes at least; encryption adds some, and so may languages. */
const maxTextLength = 240

/** For whom a message is. */
export interface MessageFor {
  readonly shop: ShopId
  /** BCP 47. */
  readonly language: string
  readonly silent: boolean
}

/** A call to a request. */
export function requestMessage({ request, isOffer }: Call, to: MessageFor): StaffPush {
  const { id, name, topic, text } = request
  const words = wordsFor(to)
  const acts: readonly StaffPushAct[] = isOffer ? ['claim', 'pass'] : ['claim']
  return {
    ...framed(to, { tag: requestTag(id), title: words.asks(name, words.topics[topic]), body: text }),
    is: 'call',
    request: id,
    acts: acts.map((action) => ({ action, title: words[action] })),
    failed: words.failed,
  }
}

/** News of a visit. */
export function visitMessage({ id, request }: CallingVisit, news: number, to: MessageFor): StaffPush {
  const title = wordsFor(to).news(request.name, news)
  return { ...framed(to, { tag: visitTag(id), title, body: request.text }), is: 'call', visit: id }
}

/** Nobody is called to a request any more. @param name of its asker, as it was in the call. */
export function endMessage(request: string, { name, end }: { name: string; end: CallEnd }, to: MessageFor): StaffPush {
  const words = wordsFor(to)
  const frame = {
    ...framed(to, { tag: requestTag(request), title: titleOf(end, words, name), body: '' }),
    silent: true,
  }
  const visit = end.kind === 'mine' && end.visitId !== null ? { visit: end.visitId } : {}
  return { ...frame, ...visit, is: 'over' }
}

/** The news of a visit were read, or it is over. */
export function visitEndMessage(visit: string, to: MessageFor): StaffPush {
  return { ...framed(to, { tag: visitTag(visit), title: '', body: '' }), silent: true, is: 'over', visit }
}

function titleOf(end: CallEnd, words: StaffWords, name: string): string {
  switch (end.kind) {
    case 'mine':
      return words.mine(name)
    case 'taken':
      return words.taken(end.by, name)
    case 'gone':
      return words.gone(name)
    default:
      return end satisfies never
  }
}

function requestTag(id: string): string {
  return `request-${id}`
}

function visitTag(id: string): string {
  return `visit-${id}`
}

function framed(
  { shop, language, silent }: MessageFor,
  { tag, title, body }: { tag: string; title: string; body: string },
) {
  const lang = answerLanguage(language)
  return {
    kind: 'desk',
    ...{ tag, shop, lang, silent, acts: [], failed: {} },
    title: shortened(title, maxTextLength),
    body: shortened(body, maxTextLength),
    dir: lang === 'ar' ? 'rtl' : 'ltr',
  } as const
}

function wordsFor({ language }: MessageFor): StaffWords {
  return staffWords[answerLanguage(language)]
}
