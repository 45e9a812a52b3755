// What there is to look at before joining: the other pictures, the facts, and the cart where it is shown.
import { html } from 'hono/html'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { shortened } from '#shared/cut-text.ts'
import { formatMoney } from '#shared/money.ts'
import { isEditor, isVoice } from '#shared/roles.ts'
import type { Html } from '#server/host/small-page.ts'
import { choice, pictureOf } from './drawings.ts'
import type { Drawing } from './drawings.ts'
import type { ShownLine } from './invitation-look.ts'

/** The most pictures beside the first one. */
const maxPictures = 8
/** The most facts. */
const maxFacts = 8
/** The longest description, UTF-16 units: the shop's own page has all of it. */
const maxDescription = 600

/** Everything below the first view. */
export function lookPart(drawing: Drawing): Html {
  const { look, words } = drawing
  const { role } = look.invitation
  return html`<section class="invited-look" id="look" tabindex="-1">
    ${pictures(drawing)} ${facts(drawing)} ${cart(drawing)}
    <div class="invited-acts">
      ${look.opened && isEditor(role) && look.opened.thing.available ? choice('want', 'invited-want', words.want) : ''}
      ${look.opened && isVoice(role) ? choice('join', 'invited-enter', words.enter) : ''}
    </div>
  </section>`
}

function pictures({ look: { opened }, words }: Drawing): Html {
  const others = (opened?.product.pictures ?? []).filter(({ src }) => src !== opened?.thing.picture?.src)
  if (others.length === 0) return html``
  return html`<div class="invited-pictures" role="group" aria-label="${words.pictures}" tabindex="0">
    ${others.slice(0, maxPictures).map((picture) => pictureOf(picture, 'later'))}
  </div>`
}

function facts({ look: { opened, invitation }, words, language }: Drawing): Html {
  if (!opened) return html``
  const { product } = opened
  const chosen = product.options.map(({ name, values }) => [name, values.join(', ')] as const)
  const rows = [...chosen, ...Object.entries(product.attributes)].slice(0, maxFacts)
  return html`<h2>${words.details}</h2>
    ${product.description === '' ? '' : html`<p dir="auto">${shortened(product.description, maxDescription)}</p>`}
    <dl class="invited-facts">
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt><bdi>${name}</bdi></dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
      )}
    </dl>
    <p>
      <a href="/shop/${encodeURIComponent(invitation.shop.id)}/p/${encodeURIComponent(product.id)}?lang=${language}"
        >${words.toProduct}</a
      >
    </p>`
}

function cart({ look: { cart: shown }, words, language }: Drawing): Html {
  if (!shown || shown.lines.length === 0) return html``
  return html`<h2>${words.cart}</h2>
    <ul class="invited-lines">
      ${shown.lines.map((line) => html`<li>${lineOf(line, language)}</li>`)}
    </ul>
    ${shown.more > 0 ? html`<p class="invited-soft">${words.moreLines(shown.more)}</p>` : ''}`
}

function lineOf({ thing, quantity }: ShownLine, language: AnswerLanguage): Html {
  const price = thing.price ? formatMoney(thing.price, language) : ''
  const count = quantity > 1 ? `${new Intl.NumberFormat(language).format(quantity)} × ` : ''
  return html`${pictureOf(thing.picture, 'line')}
    <p>
      <b><bdi>${thing.title}</bdi></b> <small><bdi>${thing.options.join(' · ')}</bdi></small>
    </p>
    <p class="invited-amount"><bdi>${count}${price}</bdi></p>`
}
