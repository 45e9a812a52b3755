// The page behind a personal answer link: written by the server, without any script, for a thumb. Reading it changes nothing: a mail
// scanner that follows links answers nothing, and a choice that a mail leads to is only marked, until it is sent with one tap.
import { html } from 'hono/html'
import { answerLanguage, verdictWord } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage, Verdict } from '#shared/answer-links/answer-text.ts'
import { maxAnswerWords } from '#shared/answer-links/answer-text.ts'
import type { AnswerView } from '#shared/answer-links/contracts.ts'
import type { ShownThing } from '#shared/catalog/shown-thing.ts'
import { shortened } from '#shared/cut-text.ts'
import { maxNameLength } from '#shared/rooms/member.ts'
import { formatMoney } from '#shared/money.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import { answerCard } from './answer-card.ts'
import { withoutIsolates } from '#shared/isolates.ts'
import { cardPicture } from '#server/host/preview-card.ts'
import { pictureFiles } from '#server/host/picture-files.ts'
import { writeHead } from '#server/host/page-head.ts'
import type { PageHead } from '#server/host/page-head.ts'
import { smallPage } from '#server/host/small-page.ts'
import type { Html } from '#server/host/small-page.ts'
import { wayToShop } from '#server/host/way-to-shop.ts'
import { dueWords } from './due-words.ts'
import { pageWords } from './words.ts'
import type { PageWords } from './words.ts'

/** What the address says beyond the token. */
export interface PageState {
  /** The last part of the page's address. */
  readonly token: string
  /** The language that it asks for. */
  readonly asked?: AnswerLanguage | undefined
  /** What somebody new has said they are called. */
  readonly name?: string | undefined
  /** The verdict or candidate that is marked. */
  readonly marked: string | undefined
  /** The form is wanted although it was answered. */
  readonly changing: boolean
  /** Something was sent that could not be taken, and why. */
  readonly problem?: 'nothing-chosen' | RefusalCode
  /** Milliseconds since 1970. */
  readonly now: number
  /** Where people reach this server. */
  readonly publicUrl: string
  /** The words that came with it, which must not be lost. */
  readonly typed?: string
}

/** The end of an address: the form is wanted again, and the language is the one that was asked for. */
export function queryOf({ change = false, lang }: { change?: boolean; lang: AnswerLanguage | undefined }): string {
  const parts = [...(change ? ['change'] : []), ...(lang === undefined ? [] : [`lang=${lang}`])]
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** As much of a question as a messenger shows, UTF-16 units. */
const maxPreview = 120

interface Drawing {
  readonly view: AnswerView
  readonly words: PageWords
  readonly language: AnswerLanguage
  readonly state: PageState
}

/** The page of a link that is good. */
export function answerPage(view: AnswerView, state: PageState): Html {
  const language = answerLanguage(view.for.locale)
  const words = pageWords[language]
  const drawing = { view, words, language, state }
  const asked = view.closed ? closed(drawing) : view.answered && !state.changing ? thanks(drawing) : form(drawing)
  return smallPage(
    language,
    words.asks(view.askedBy.name),
    html`<main>${asked}</main>
      <footer><p>${words.private}</p></footer>`,
    writeHead(previewOf(drawing)),
  )
}

/** What a messenger shows of the link. */
function previewOf({ view, words, language, state }: Drawing): PageHead {
  const card = answerCard(view, language)
  const about = [card.facts, card.price].filter((text) => text !== '').join(' · ')
  return {
    title: `${words.asks(view.askedBy.name)}: ${shortened(view.text, maxPreview)}`,
    description: about === '' ? undefined : withoutIsolates(about),
    picture: cardPicture(`${state.publicUrl}/a/${encodeURIComponent(state.token)}`, card),
    site: view.shop,
    isUnlisted: true,
  }
}

function priceOf({ price }: ShownThing, language: AnswerLanguage): readonly string[] {
  return price ? [formatMoney(price, language)] : []
}

/** The page of a link that leads nowhere, or of an answer that was refused for good. */
export function refusedPage({ code }: Refusal, language: AnswerLanguage): Html {
  const words = pageWords[language]
  return smallPage(
    language,
    words.noLink,
    html`<main>
      <h1>${words.noLink}</h1>
      <p class="lead">${sentenceOf(code, words)}</p>
      ${wayToShop(language)}
    </main>`,
  )
}

function sentenceOf(code: RefusalCode, words: PageWords): string {
  return words.refused[code] ?? meaningOf(code).sentence
}

function head(drawing: Drawing): Html {
  const { view, words } = drawing
  return html`<p class="from">${words.forYou(view.for.name, view.room.title)}</p>
    <h1><span class="asker">${words.asks(view.askedBy.name)}</span> <bdi>${view.text}</bdi></h1>
    ${view.dueAt === null || view.closed ? '' : due(view.dueAt, drawing)}`
}

function due(instant: string, { view, words, language, state }: Drawing): Html {
  const { left, moment } = dueWords(instant, { language, timeZone: view.for.timeZone, now: state.now })
  return html`<p class="until">${words.until(left)} · <time datetime="${instant}">${moment}</time></p>`
}

function form(drawing: Drawing): Html {
  const { view, words, state } = drawing
  const isDecision = view.topic === 'decision'
  return html`${head(drawing)} ${isDecision ? '' : things(drawing)}
    ${state.problem === undefined ? '' : html`<p class="problem" role="alert">${problemOf(drawing)}</p>`}
    <form method="post">
      ${isDecision ? candidates(drawing) : verdictChoice(drawing)} ${view.for.isNew ? nameField(drawing) : ''}
      ${isDecision && view.blind ? html`<p class="soft">${words.secret}</p>` : ''}
      <button class="send" name="do" value="answer">${isDecision ? words.vote : words.send}</button>
      ${isDecision && view.answered ? html`<button class="quiet" name="do" value="take-back">${words.takeBack}</button>` : ''}
    </form>`
}

function problemOf({ words, state, view }: Drawing): string {
  if (state.problem === undefined) return ''
  if (state.problem !== 'nothing-chosen') return sentenceOf(state.problem, words)
  return view.topic === 'decision' ? words.pickOne : words.sayOne
}

/** The order of a thumb, as on an invitation: what is said most often lies nearest. */
const inOrder = ['yes', 'unsure', 'no'] as const satisfies readonly Verdict[]

function verdictChoice({ view, words, language, state }: Drawing): Html {
  const marked = state.marked ?? view.answered?.verdict ?? undefined
  return html`<fieldset class="verdicts">
      <legend class="unseen"><bdi>${view.text}</bdi></legend>
      ${inOrder.map(
        (verdict) =>
          html`<label class="${verdict}"
            ><input type="radio" name="verdict" value="${verdict}" ${marked === verdict ? 'checked' : ''} />
            <span>${sign(verdict)}<b>${verdictWord(verdict, language)}</b></span></label
          >`,
      )}
    </fieldset>
    <label class="words"
      ><span>${words.why}</span
      ><textarea name="words" rows="2" maxlength="${maxAnswerWords}" dir="auto">
${state.typed ?? view.answered?.words ?? ''}</textarea>
    </label>`
}

/** Who sent the link has guessed what they are called. */
function nameField({ view, words, state }: Drawing): Html {
  return html`<label class="words name"
    ><span>${words.yourName}</span
    ><input
      name="name"
      value="${state.name ?? view.for.name}"
      maxlength="${maxNameLength}"
      autocomplete="name"
      dir="auto"
      required
    />
    <small>${words.comesIn}</small>
  </label>`
}

function sign(verdict: Verdict): Html {
  const signs = {
    yes: html`<path d="m5 13 4.5 4.5L19 7" />`,
    no: html`<path d="M6.5 6.5l11 11m0-11-11 11" />`,
    unsure: html`<path d="M9 9.2a3.1 3.1 0 1 1 4.6 2.7c-1 .6-1.6 1.2-1.6 2.4" /><path d="M12 17.8v.1" />`,
  }
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${signs[verdict]}</svg>`
}

function candidates({ view, words, language, state }: Drawing): Html {
  const marked = state.marked ?? view.answered?.candidate ?? undefined
  return html`<fieldset class="candidates">
    <legend class="unseen"><bdi>${view.text}</bdi></legend>
    ${view.things.map(
      (thing) =>
        html`<label
          ><input type="radio" name="candidate" value="${thing.id}" ${marked === thing.id ? 'checked' : ''} />
          ${picture(thing)}${caption(thing, words, language)}</label
        >`,
    )}
  </fieldset>`
}

function things({ view, words, language }: Drawing): Html {
  if (view.things.length === 0) return html``
  const one = view.things.length === 1 ? 'one' : 'many'
  return html`<div class="things ${one}">
    ${view.things.map((thing) => html`<figure>${picture(thing)}${caption(thing, words, language)}</figure>`)}
  </div>`
}

/** One alone is as wide as the page's words at most; of several none is wider. */
const widest = '(min-width: 40em) 26em, 74vw'

function picture({ picture: shown }: ShownThing): Html {
  if (!shown) return html`<span class="picture"></span>`
  return html`<span class="picture"
    ><img ${pictureFiles(shown, widest)} alt="${shown.alt}" referrerpolicy="no-referrer"
  /></span>`
}

function caption(thing: ShownThing, words: PageWords, language: AnswerLanguage): Html {
  const { title, options, available } = thing
  const more = [...options, ...priceOf(thing, language)]
  return html`<span class="caption"
    ><b><bdi>${title}</bdi></b
    >${more.length === 0 ? '' : html`<span>${more.join(' · ')}</span>`}${
      available ? '' : html`<span class="sold-out">${words.soldOut}</span>`
    }</span
  >`
}

function thanks(drawing: Drawing): Html {
  const { view, words, state } = drawing
  const told = view.blind ? words.toldSecret : words.told(view.askedBy.name)
  return html`<p class="from">${words.forYou(view.for.name, view.room.title)}</p>
    <h1>${words.thanks(view.for.name)}</h1>
    <p class="lead">${told}</p>
    <section class="given">
      <p class="asked"><bdi>${view.text}</bdi></p>
      <h2>${words.yourAnswer}</h2>
      ${given(drawing)}
    </section>
    ${wayIn(drawing)}
    <p><a class="quiet" href="${queryOf({ change: true, lang: state.asked })}">${words.change}</a></p>`
}

/** For a device that is in the room, and for the first of somebody new; any other is told how to get in. */
function wayIn({ view, words, state }: Drawing): Html {
  if (view.for.isNew) return html``
  const query = queryOf({ lang: state.asked })
  const end = view.mayEnter ? `#answered=${encodeURIComponent(state.token)}` : ''
  return html`<p>
    <a class="button" href="/r/${encodeURIComponent(view.room.id)}${query}${end}">${words.openRoom}</a>
  </p>`
}

function given({ view, words, language }: Drawing): Html {
  const { answered } = view
  const chosen = view.things.find(({ id }) => id === answered?.candidate)
  if (chosen)
    return html`<div class="things one"><figure>${picture(chosen)}${caption(chosen, words, language)}</figure></div>`
  if (!answered) return html``
  const { verdict, words: said } = answered
  return html`${verdict === null ? '' : html`<p class="verdict ${verdict}">${sign(verdict)}<b>${verdictWord(verdict, language)}</b></p>`}
  ${said === '' ? '' : html`<p class="said" dir="auto">${said}</p>`}`
}

function closed(drawing: Drawing): Html {
  const { view, words, language } = drawing
  const chosen = view.things.find(({ id }) => id === view.chosen)
  return html`<p class="from">${words.forYou(view.for.name, view.room.title)}</p>
    <h1>${view.topic === 'decision' ? words.closed : words.closedQuestion}</h1>
    <section class="given">
      <p class="asked"><bdi>${view.text}</bdi></p>
      ${view.topic === 'question' ? '' : html`<p class="lead">${chosen ? words.wasChosen : words.nothingChosen}</p>`}
      ${chosen ? html`<div class="things one"><figure>${picture(chosen)}${caption(chosen, words, language)}</figure></div>` : ''}
      ${
        view.answered && view.topic === 'question'
          ? html`<h2>${words.yourAnswer}</h2>
              ${given(drawing)}`
          : ''
      }
    </section>
    ${wayIn(drawing)}`
}
