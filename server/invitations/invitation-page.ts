// The page of an invitation: the thing first, and all of it readable without a script. An answer is chosen before anything is asked;
// only then the page asks for a name. The script of the page joins, and carries the answer into the room.
import { html } from 'hono/html'
import { verdictWord } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { maxReasonLength } from '#shared/cart/opinion.ts'
import { formatMoney } from '#shared/money.ts'
import { maxNameLength } from '#shared/rooms/member.ts'
import { isEditor, isVoice } from '#shared/roles.ts'
import { isolated } from '#shared/isolates.ts'
import type { Html } from '#server/host/small-page.ts'
import { choice, pictureOf, signOf, stackOf } from './drawings.ts'
import type { Drawing } from './drawings.ts'
import type { InvitationLook } from './invitation-look.ts'
import { lookPart } from './look-part.ts'
import { peopleOf } from './people.ts'
import { photoField } from './photo-field.ts'
import { voiceField } from './voice-field.ts'
import { invitationWords } from './words.ts'
import type { InvitationWords } from './words.ts'

/** The order of a thumb: what is said most often lies nearest. */
const answers = ['yes', 'unsure', 'no'] as const

interface PageOptions {
  readonly code: string
  readonly language: AnswerLanguage
  /** Whether a photo or a voice note may go with the answer. */
  readonly takesFiles: boolean
}

/** The page of an invitation that is good. */
export function invitationBody(look: InvitationLook, { code, language, takesFiles }: PageOptions): Html {
  const drawing = { look, code, words: invitationWords[language], language, takesFiles }
  const { invitation, opened, question } = look
  const variant = opened?.product.variants.some(({ id }) => id === opened.thing.id) ? opened.thing.id : ''
  return html`<main>
    <form
      class="invited ${opened ? 'invited-to-thing' : ''}"
      novalidate
      data-invitation="${code}"
      data-room="${invitation.room.id}"
      data-product="${opened?.product.id ?? ''}"
      data-variant="${variant}"
      data-price="${opened?.thing.price ? JSON.stringify(opened.thing.price) : ''}"
      data-question="${question?.thread ?? ''}"
    >
      ${opened ? hero(drawing) : ''}
      <div class="invited-main">
        ${head(drawing)} ${asksSomething(look) ? choices(drawing) : ''} ${answerPart(drawing)}
      </div>
      ${opened || look.cart ? lookPart(drawing) : ''}
    </form>
  </main>`
}

/** Whether there is something to say before joining. */
function asksSomething({ opened, question }: InvitationLook): boolean {
  return opened !== undefined || question !== undefined
}

function hero({ look: { opened } }: Drawing): Html {
  if (!opened) return html``
  return html`<figure class="invited-hero">${pictureOf(opened.thing.picture, 'first')}</figure>`
}

function head(drawing: Drawing): Html {
  const { look, words, language } = drawing
  const { room, shop, role } = look.invitation
  const title = room.title === '' ? words.untitled : room.title
  // Where the room is the headline, its name stands once.
  const isAbout = asksSomething(look)
  const from = html`<p class="invited-from">
    ${stackOf(room.members)} <bdi class="invited-room">${isAbout ? title : ''}</bdi>
    <span class="invited-mark" lang="en" dir="ltr">tagalong</span>
  </p>`
  if (look.question) {
    const about = look.opened && [html`<bdi>${look.opened.thing.title}</bdi>`, factsOf(look, words, language)]
    return html`${from}
      <p class="invited-by">${words.asks(nameOf(look.question.by))}</p>
      <h1><bdi>${look.question.text}</bdi></h1>
      ${about && html`<p class="invited-soft">${about[0]} · ${about[1]}</p>`}`
  }
  if (!look.opened) {
    return html`${from}
      <p class="invited-by">${words.invites(inviter(look))}</p>
      <h1>${title}</h1>
      <p class="invited-soft">${words.shopTogether(isolated(shop.name))}</p>
      <p class="invited-may">${words.may[role]}</p>`
  }
  const thing = isolated(look.opened.thing.title)
  const asks = isVoice(role) ? words.wantsOpinion : words.shows
  return html`${from}
    <h1>${asks(inviter(look), thing)}</h1>
    <p class="invited-soft">${factsOf(look, words, language)}</p>`
}

function factsOf({ opened }: InvitationLook, words: InvitationWords, language: AnswerLanguage): Html {
  if (!opened) return html``
  const { options, price, available } = opened.thing
  const said = [...options, ...(available ? [] : [words.soldOut])].join(' · ')
  return html`${said}${said !== '' && price ? ' · ' : ''}${price ? html`<b>${formatMoney(price, language)}</b>` : ''}`
}

function inviter({ invitation }: InvitationLook): string | undefined {
  return nameOf(invitation.invitedBy?.name)
}

function nameOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : isolated(name)
}

/** What may be said with one tap; who may say nothing joins. */
function choices({ look, words, language }: Drawing): Html {
  const hint = html`<a class="invited-quiet invited-only-first" href="#look">${words.look}</a>`
  if (!isVoice(look.invitation.role)) return html`${choice('join', 'invited-enter', words.enter)} ${hint}`
  return html`<fieldset class="invited-verdicts invited-only-first">
      <legend class="invited-unseen">${words.opinion}</legend>
      ${answers.map(
        (verdict) =>
          html`<label class="invited-${verdict}"
            ><input type="radio" name="say" value="${verdict}" /><span
              >${signOf(verdict)}${verdictWord(verdict, language)}</span
            ></label
          >`,
      )}
    </fieldset>
    ${hint}`
}

/** Name, reason, and the button that sends them: shown once something was chosen. */
function answerPart(drawing: Drawing): Html {
  const { look, words, language, takesFiles } = drawing
  const { invitation } = look
  const isAsked = asksSomething(look)
  return html`<section class="invited-answer">
    ${isAsked ? receipt(drawing) : html`<input type="hidden" name="say" value="join" />`}
    <label class="invited-field"
      ><span>${words.name}</span
      ><input
        name="name"
        required
        maxlength="${maxNameLength}"
        autocomplete="given-name"
        autocapitalize="words"
        enterkeyhint="${isAsked ? 'next' : 'go'}"
        aria-describedby="invited-name-problem"
    /></label>
    <p class="invited-problem" id="invited-name-problem" role="alert" hidden>${words.nameMissing}</p>
    ${
      isAsked && isVoice(invitation.role)
        ? html`<label class="invited-field invited-for-opinion"
              ><span>${words.why}</span
              ><textarea name="why" rows="1" maxlength="${maxReasonLength}" dir="auto" enterkeyhint="send"></textarea>
            </label>
            ${
              takesFiles
                ? html`<div class="invited-along invited-for-opinion">
                    ${photoField(language)} ${voiceField(language)}
                  </div>`
                : ''
            }`
        : ''
    }
    ${problems(words)}
    <button class="invited-send" disabled data-send data-busy="${words.joining}">
      <span class="invited-for-saying">${words.sendTo(inviter(look))}</span
      ><span class="invited-for-joining">${words.join}</span>
    </button>
    <p class="invited-note">
      ${words.noAccount} ${words.whoSees(...peopleOf(invitation.room.members, invitation.room.memberCount))}
    </p>
    <p class="invited-note" data-unremembered hidden>${words.unremembered}</p>
    <noscript><p class="invited-problem">${words.noScript}</p></noscript>
  </section>`
}

function receipt({ look, words, language }: Drawing): Html {
  const { opened, invitation, question } = look
  return html`<div class="invited-receipt">
    ${opened ? pictureOf(opened.thing.picture, 'thumb') : ''}
    <div>
      <h2><bdi>${question?.text ?? opened?.thing.title}</bdi></h2>
      <p class="invited-said">
        ${answers.map((verdict) => html`<span class="invited-${verdict}" data-said="${verdict}">${signOf(verdict)}${words.you[verdict]}</span>`)}
        ${opened && isEditor(invitation.role) ? html`<span data-said="want">${words.you.want}</span>` : ''}
        <span data-said="join">${factsOf(look, words, language)}</span>
        <button type="button" class="invited-change" data-change>${words.change}</button>
      </p>
    </div>
  </div>`
}

/** Every reason why it may not be sent, to be shown without asking again. */
function problems(words: InvitationWords): Html {
  const all = Object.entries({ ...words.refused, other: words.failed })
  return html`<div role="alert">
    ${all.map(([code, text]) => html`<p class="invited-problem" data-refusal="${code}" hidden>${text}</p>`)}
  </div>`
}
