// The open decisions and questions, in words.
import type { OpenQuestion, OpenVote } from '#shared/summary/open-matters.ts'
import type { PaperMatter } from './paper.ts'
import type { Pen } from './pen.ts'

/** Running votes, then open questions. */
export function mattersOf(pen: Pen): readonly PaperMatter[] {
  const { votes, questions } = pen.summary
  return [
    ...votes.map(
      (vote) => ({ id: vote.id, kind: 'vote', text: vote.question, detail: voteDetail(vote, pen) }) as const,
    ),
    ...questions.map(
      (question) =>
        ({ id: question.id, kind: 'question', text: question.text, detail: questionDetail(question, pen) }) as const,
    ),
  ]
}

function voteDetail({ candidates, voted, voters, deadline }: OpenVote, pen: Pen): string {
  const titles = candidates.map((id) => pen.thing(id).title)
  const parts = [
    new Intl.ListFormat(pen.locale, { type: 'disjunction' }).format(new Set(titles)),
    pen.t('voted', { voted, voters }),
    ...(deadline === undefined ? [] : [pen.t('until', { day: pen.day(deadline) })]),
  ]
  return parts.join(' · ')
}

function questionDetail({ by, askedOf, answers, dueAt }: OpenQuestion, pen: Pen): string {
  const name = pen.nameOf(by)
  const asked =
    askedOf === undefined
      ? pen.t('askedAll', { name })
      : pen.t('asked', { name, names: askedOf === 'shop' ? pen.shop.name : pen.list(askedOf.map(pen.nameOf)) })
  const parts = [
    asked,
    pen.t('answers', { count: answers }),
    ...(dueAt === undefined ? [] : [pen.t('until', { day: pen.day(dueAt) })]),
  ]
  return parts.join(' · ')
}
