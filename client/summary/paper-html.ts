// The paper as an HTML file, to be saved or sent. It has no scripts and loads only pictures. It brings its own style,
// for it is read outside of the page.
import type { Paper, PaperCosts, PaperLine, PaperMatter, PaperSection } from './paper.ts'
import { fileStyle } from './file-style.ts'

/**
 * The whole document.
 * @param base the base of the pictures' addresses, which become absolute.
 */
export function paperHtml(paper: Paper, base: string): string {
  return `<!doctype html>
<html lang="${escaped(paper.language)}" dir="${paper.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src http: https:; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escaped(paper.title)}</title>
<style>${fileStyle}</style>
</head>
<body>
<main>
<header><h1 dir="auto">${escaped(paper.title)}</h1>
${paper.occasion === undefined ? '' : `<p class="occasion" dir="auto">${escaped(paper.occasion)}</p>`}
<p class="made">${escaped(paper.made)}</p></header>
${paper.nothing ? `<p class="nothing">${escaped(paper.nothing.title)}</p>` : ''}
${paper.sections.map((section) => sectionHtml(section, base)).join('\n')}
${paper.costs ? costsHtml(paper.costs) : ''}
${paper.open.matters.length > 0 ? `<section><h2>${escaped(paper.open.title)}</h2><ul>${paper.open.matters.map(matterHtml).join('\n')}</ul></section>` : ''}
<section><h2>${escaped(paper.people.title)}</h2><p class="people">${paper.people.list.map(({ name, initial, colour, more }) => `<span>${face(initial, colour)}<bdi>${escaped(name)}</bdi>${more === '' ? '' : ` <small>${escaped(more)}</small>`}</span>`).join(' ')}</p></section>
<footer><a href="${escaped(paper.room.address)}" rel="noreferrer">${escaped(paper.room.words)}</a></footer>
</main>
</body>
</html>
`
}

function sectionHtml({ id, title, lines }: PaperSection, base: string): string {
  return `<section class="${id}"><h2>${escaped(title)}</h2><ul>${lines.map((line) => lineHtml(line, base)).join('\n')}</ul></section>`
}

function lineHtml({ title, words, picture, each, amount, wants, why }: PaperLine, base: string): string {
  const who = wants.map(
    ({ name, initial, colour, count }) => `<span>${face(initial, colour)}<bdi>${escaped(name)}</bdi> ${count}</span>`,
  )
  return `<li class="line">${pictureHtml(picture, base)}<div class="words"><b dir="auto">${escaped(title)}</b>
${words === '' ? '' : `<small dir="auto">${escaped(words)}</small>`}
${who.length > 0 ? `<p class="who">${who.join(' ')}</p>` : ''}
${why.map((reason) => `<p class="why" dir="auto">${escaped(reason)}</p>`).join('\n')}</div>
<div class="cost">${amount === undefined ? '' : `<b>${escaped(amount)}</b>`}${each === undefined ? '' : `<small>${escaped(each)}</small>`}</div></li>`
}

function pictureHtml(picture: PaperLine['picture'], base: string): string {
  const src = picture && absolute(picture.src, base)
  if (src === undefined) return '<span class="picture"></span>'
  // Only valid colours get into the style.
  const ground = /^#[0-9a-f]{6}$/i.test(picture?.tint ?? '') ? ` style="background:${picture?.tint}"` : ''
  return `<span class="picture"${ground}><img src="${escaped(src)}" alt="" loading="lazy"></span>`
}

/** The absolute address of a picture; undefined if a catalogue's address is not valid. */
function absolute(src: string, base: string): string | undefined {
  if (!URL.canParse(src, base)) return undefined
  const { protocol, href } = new URL(src, base)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

function costsHtml({ title, shares, totalWords, total, remarks }: PaperCosts): string {
  const rows = shares.map(
    ({ name, initial, colour, amount }) =>
      `<div><dt>${face(initial, colour)}<bdi>${escaped(name)}</bdi></dt><dd>${escaped(amount)}</dd></div>`,
  )
  return `<section class="costs"><h2>${escaped(title)}</h2><dl>${rows.join('\n')}
<div class="total"><dt>${escaped(totalWords)}</dt><dd>${escaped(total)}</dd></div></dl>
${remarks.map((remark) => `<p class="why">${escaped(remark)}</p>`).join('\n')}</section>`
}

function matterHtml({ text, detail }: PaperMatter): string {
  return `<li class="matter"><b dir="auto">${escaped(text)}</b><small>${escaped(detail)}</small></li>`
}

function face(initial: string, colour: number): string {
  return `<i class="face c${Math.trunc(colour) || 0}" aria-hidden="true">${escaped(initial)}</i>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
