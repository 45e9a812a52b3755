// Text for people, out of what shops put into their descriptions.
import { compile } from 'html-to-text'
import { startOf } from '#shared/cut-text.ts'

/**
 * The longest HTML that is read, characters; what is shown of it is far shorter. It is read at one go: 100,000 characters of nothing
 * but small tables took 0.3 s.
 */
const maxHtmlLength = 40_000
/** A picture inside an address. */
const inlinePicture = /data:[^"'\s>]{200,}/gi

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const unseen = ['img', 'script', 'style', 'iframe', 'object', 'noscript', 'template', 'svg', 'video', 'audio', 'form']

const convert = compile({
  wordwrap: false,
  // Without a depth, a description of nothing but opening tags overflows the stack.
  limits: { maxDepth: 60, maxChildNodes: 2000, ellipsis: '' },
  selectors: [
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    ...unseen.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '• ' } },
  ],
})

/** The text of an HTML fragment: paragraphs apart, lists with dots, nothing that could run. */
export function textOfHtml(html: string): string {
  return cleaned(convert(startOf(html.replaceAll(inlinePicture, ''), maxHtmlLength)))
}

/** One line: without control characters, every run of spaces one space. */
export function oneLine(text: string): string {
  return cleaned(text).replaceAll(/\s+/g, ' ')
}

/** Without control characters, and without those that turn the direction of the text around them. */
function cleaned(text: string): string {
  return text
    .replaceAll(/(?![\t\n])\p{Cc}|[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
