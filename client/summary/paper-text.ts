import type { Paper, PaperCosts, PaperLine } from './paper.ts'

/** The paper as plain text, for a messenger. */
export function paperText(paper: Paper): string {
  const blocks = [
    [paper.title, ...(paper.occasion === undefined ? [] : [paper.occasion]), paper.made].join('\n'),
    ...(paper.nothing ? [paper.nothing.title] : []),
    ...paper.sections.map(({ title, lines }) => [heading(title), ...lines.map(lineText)].join('\n')),
    ...(paper.costs ? [costsText(paper.costs)] : []),
    ...(paper.open.matters.length > 0
      ? [
          [
            heading(paper.open.title),
            ...paper.open.matters.map(({ text, detail }) => `? ${oneLine(text)}\n  ${detail}`),
          ].join('\n'),
        ]
      : []),
    `${heading(paper.people.title)}\n${paper.people.list.map(({ name, more }) => (more === '' ? name : `${name} (${more})`)).join(', ')}`,
    paper.room.address,
  ]
  return `${blocks.join('\n\n')}\n`
}

function heading(words: string): string {
  return `— ${words} —`
}

function lineText({ title, words, each, amount, wants, why }: PaperLine): string {
  const name = words === '' ? title : `${title} (${words})`
  const cost = [each, amount].filter((part) => part !== undefined).join(' = ')
  const who = wants.map((want) => `${want.name} ${want.count}`).join(', ')
  const below = [who, ...why.map(oneLine)].filter((part) => part !== '').map((part) => `  ${part}`)
  return [`• ${name}${cost === '' ? '' : `  ${cost}`}`, ...below].join('\n')
}

function costsText({ title, shares, totalWords, total, remarks }: PaperCosts): string {
  const rows = shares.map(({ name, amount }) => `${name}: ${amount}`)
  return [heading(title), ...rows, `${totalWords}: ${total}`, ...remarks].join('\n')
}

/** Joins the lines of a text, or they would look like separate entries. */
function oneLine(words: string): string {
  return words.replaceAll(/\s*\n\s*/g, ' ')
}
