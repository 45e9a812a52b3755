// The small drawings of an invitation's page: people, signs, pictures. Nothing inline: the content security policy allows no styles there.
import { html } from 'hono/html'
import { initialOf } from '#shared/initial.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import { acrossPage } from '#shared/picture-files.ts'
import type { Picture } from '#shared/catalog/product.ts'
import { pictureFiles } from '#server/host/picture-files.ts'
import type { Html } from '#server/host/small-page.ts'
import type { InvitationLook } from './invitation-look.ts'
import type { InvitationWords } from './words.ts'

/** An invitation, and in which words it is shown. */
export interface Drawing {
  readonly look: InvitationLook
  readonly code: string
  readonly words: InvitationWords
  readonly language: AnswerLanguage
  /** Whether a photo or a voice note may go with the answer. */
  readonly takesFiles: boolean
}

/** The most people who are drawn. */
const maxFaces = 4

const signs = {
  yes: html`<path d="m5 12.5 4.5 4.500L19 7" />`,
  no: html`<path d="M6 6l12 12M18 6 6 18" />`,
  unsure: html`<path d="M8.500 9a3.500 3.500 0 1 1 5.200 3.100c-1.100.6-1.700 1.300-1.700 2.400M12 18.200h.01" />`,
} as const satisfies Record<Verdict, Html>

/** The sign of a verdict; its shape says it, its colour repeats it. */
export function signOf(verdict: Verdict): Html {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${signs[verdict]}</svg>`
}

/** Faces that overlap: initials, each on its member's colour. Their names stand elsewhere on the page. */
export function stackOf(members: readonly { readonly name: string; readonly colour: number }[]): Html {
  return html`<span class="invited-faces" aria-hidden="true"
    >${members.slice(0, maxFaces).map(({ name, colour }) => html`<i data-colour="${colour}">${initialOf(name)}</i>`)}</span
  >`
}

/** How wide each is shown. */
const shownAt = { first: acrossPage('(min-width: 60em) 37em'), later: '19em', thumb: '8em', line: '4em' } as const

/** @param first `first`: the largest thing on the page · `later`: below the fold · `thumb`, `line`: beside words that say it */
export function pictureOf(picture: Picture | null, first: keyof typeof shownAt): Html {
  if (!picture) return html`<span class="invited-picture"></span>`
  const loading = first === 'first' ? html`fetchpriority="high"` : html`loading="lazy" decoding="async"`
  const alt = first === 'thumb' || first === 'line' ? '' : picture.alt
  return html`<span class="invited-picture"
    ><img ${pictureFiles(picture, shownAt[first])} alt="${alt}" ${loading} referrerpolicy="no-referrer"
  /></span>`
}

/** One of the other things to do: it asks for the name as an answer does. */
export function choice(value: 'want' | 'join', style: string, words: string): Html {
  return html`<label class="${style} invited-only-first"
    ><input type="radio" name="say" value="${value}" /><span>${words}</span></label
  >`
}
