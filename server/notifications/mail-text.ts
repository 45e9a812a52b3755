// A letter as a mail: HTML that old mail programs can show, and plain text that says the same.
import { html } from 'hono/html'
import { fileAsWideAs } from '#shared/picture-files.ts'
import { shortened } from '#shared/cut-text.ts'
import { formatMoney } from '#shared/money.ts'
import type { Letter, Way } from './letter-parts.ts'
import { notificationWords } from './words.ts'

/** Longer lines are cut by some programs; what was asked is in the letter anyway. */
const maxSubjectLength = 120

/** What a mail is made of. */
export interface MailText {
  readonly subject: string
  readonly html: string
  readonly text: string
}

type Html = ReturnType<typeof html>

interface Frame {
  readonly letter: Letter
  /** Where this server is, for pictures. */
  readonly base: string
  /** Ends mail; absent in a letter that nobody subscribed to. */
  readonly stopUrl: string | undefined
}

export async function mailText(frame: Frame): Promise<MailText> {
  return { subject: subjectOf(frame.letter), html: String(await htmlOf(frame)), text: textOf(frame) }
}

/** One line: a name or a question brings no header of its own. */
function subjectOf({ headline }: Letter): string {
  const line = headline.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return shortened(line, maxSubjectLength)
}

function textOf({ letter, stopUrl }: Frame): string {
  const { title, quote, until, said, lines, things, choices, main, why, language } = letter
  const blocks = [
    title,
    quote,
    until,
    ...said.map(({ name, text }) => `${name}: ${text}`),
    lines.join('\n'),
    things.map((thing) => [captionOf(letter, thing), ...(thing.url ? [thing.url] : [])].join('\n')).join('\n\n'),
    choices.map(({ label, url }) => `${label}: ${url}`).join('\n'),
    `${main.label}: ${main.url}`,
    stopUrl === undefined ? undefined : `-- \n${why ?? ''}\n${notificationWords[language].stop}: ${stopUrl}`,
  ]
  return `${blocks.filter((block) => block).join('\n\n')}\n`
}

const ink = '#1d1a17'
const soft = '#655d54'
const tones = { yes: '#2a744a', no: '#a83232', unsure: '#8a5600', plain: '#c8401f' } as const

async function htmlOf({ letter, base, stopUrl }: Frame): Promise<Html> {
  const { language, title, quote, until, said, lines, things, choices, main, why } = letter
  const dir = language === 'ar' ? 'rtl' : 'ltr'
  return html`<!doctype html>
    <html lang="${language}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${title}</title>
      </head>
      <body
        style="margin:0;background:#faf7f2;color:${ink};font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"
      >
        <table role="presentation" dir="${dir}" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                dir="${dir}"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:520px;background:#fffdfa;border:1px solid #e6dfd5;border-radius:20px"
              >
                <tr>
                  <td style="padding:24px">
                    <p
                      dir="ltr"
                      style="margin:0 0 16px;font-weight:750;letter-spacing:-0.03em;color:#c8401f;text-align:${dir === 'rtl' ? 'right' : 'left'}"
                    >
                      tagalong
                    </p>
                    <p style="margin:0 0 4px;font-weight:650;color:#c8401f"><bdi>${title}</bdi></p>
                    ${quote === undefined ? '' : html`<h1 style="margin:0 0 8px;font:400 24px/1.25 Georgia,serif"><bdi>${quote}</bdi></h1>`}
                    ${until === undefined ? '' : html`<p style="margin:0 0 8px;color:${soft};font-size:14px">${until}</p>`}
                    ${said.map(
                      ({ name, text }) =>
                        html`<p style="margin:12px 0 0">
                          <b><bdi>${name}</bdi></b
                          ><br /><span dir="auto" style="white-space:pre-line">${text}</span>
                        </p>`,
                    )}
                    ${lines.map((line) => html`<p style="margin:12px 0 0">${line}</p>`)}
                    ${things.map((thing) => thingOf(letter, thing, base))}
                    ${choices.length === 0 ? '' : html`<p style="margin:20px 0 0">${choices.map(button)}</p>`}
                    <p style="margin:20px 0 0">${link(main)}</p>
                  </td>
                </tr>
              </table>
              ${stopUrl === undefined ? '' : html`<p style="max-width:520px;margin:16px auto 0;color:${soft};font-size:13px">${why ?? ''}<br /><a href="${stopUrl}" style="color:${soft}">${notificationWords[language].stop}</a></p>`}
            </td>
          </tr>
        </table>
      </body>
    </html>`
}

function thingOf(letter: Letter, thing: Letter['things'][number], base: string): Html {
  const { picture, url, title } = thing
  const width = url ? 120 : 240
  const shown = picture
    ? html`<img
        src="${new URL(fileAsWideAs(2 * width, picture), `${base}/`).href}"
        alt="${picture.alt}"
        width="${width}"
        style="display:block;border:0;border-radius:14px;background:#f1ebe1;max-width:100%"
      />`
    : ''
  const caption = html`<span style="display:block;margin-top:6px;font-size:14px;color:${soft}"
    ><bdi>${captionOf(letter, thing)}</bdi></span
  >`
  const body = html`${shown}${caption}`
  return html`<div style="margin:16px 0 0">
    ${url ? html`<a href="${url}" style="display:block;color:inherit;text-decoration:none">${body}</a><span style="display:block;margin-top:8px">${button({ label: title, url, tone: 'plain' })}</span>` : body}
  </div>`
}

function captionOf({ language }: Letter, { title, options, price }: Letter['things'][number]): string {
  return [title, ...options, ...(price ? [formatMoney(price, language)] : [])].join(' · ')
}

function button({ label, url, tone }: Way): Html {
  return html`<a
    href="${url}"
    style="display:inline-block;margin:0 0 8px;padding:11px 20px;border:1.5px solid ${tones[tone]};border-radius:999px;color:${tones[tone]};font-weight:650;text-decoration:none"
    >${label}</a
  > `
}

function link({ label, url }: Way): Html {
  return html`<a
    href="${url}"
    style="display:inline-block;padding:12px 24px;border-radius:999px;background:#c8401f;color:#fff;font-weight:650;text-decoration:none"
    >${label}</a
  >`
}
