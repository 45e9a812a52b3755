import { useEffect, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { saveLink, linkHere } from '#client/rooms/rooms-here.ts'
import type { Answerable } from '#client/rooms/destination.ts'
import type { AnswerLinks } from '#client/sdk/index.ts'
import type { AnswerView } from '#shared/answer-links/contracts.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'

/** A link with what it shows. */
export interface OpenLink {
  readonly url: string
  readonly view: AnswerView
}

/** Whom a link is for: a member, or somebody new by their name. */
export type Person = { readonly member: string } | { readonly name: string }

/** What there is of a link: nothing as long as it is being made. */
export interface LinkState {
  readonly link: OpenLink | undefined
  readonly refusal: Refusal | undefined
  /** Makes it again. */
  readonly again: () => void
}

/** The link of a thing for a member: the one that this device made before, as long as it leads somewhere; else a new one. */
export function useLink(about: Answerable, person: Person): LinkState {
  const { answerLinks, info } = useRoom()
  const [made, setMade] = useState<{ key: string; outcome: Outcome<OpenLink> }>()
  const [attempt, setAttempt] = useState(0)
  const thread = 'threadId' in about ? about.threadId : undefined
  const decision = 'decisionId' in about ? about.decisionId : undefined
  const member = 'member' in person ? person.member : undefined
  const name = 'name' in person ? person.name : undefined
  const key = keyOf(person)
  useEffect(() => {
    let isOver = false
    const asked = thread === undefined ? { decision: decision ?? '' } : { thread }
    void linkFor(answerLinks, info.id, { ...asked, ...(name === undefined ? { member } : { name }) }).then(
      (outcome) => {
        if (!isOver) setMade({ key, outcome })
      },
    )
    return () => {
      isOver = true
    }
  }, [answerLinks, info.id, thread, decision, member, name, key, attempt])
  const outcome = made?.key === key ? made?.outcome : undefined
  return {
    link: outcome?.ok ? outcome.value : undefined,
    refusal: outcome && !outcome.ok ? outcome.refusal : undefined,
    again: () => {
      setMade(undefined)
      setAttempt(attempt + 1)
    },
  }
}

/** A member's id has no colon. */
function keyOf(person: Person): string {
  return 'member' in person ? person.member : `new:${person.name}`
}

async function linkFor(
  links: AnswerLinks,
  roomId: string,
  request: Parameters<AnswerLinks['make']>[0],
): Promise<Outcome<OpenLink>> {
  const place = `answer/${'thread' in request ? request.thread : request.decision}/${request.member ?? `new:${request.name}`}`
  const saved = linkHere(roomId, place)
  const known = saved === undefined ? undefined : await links.view(saved)
  // A person who has answered is a member by now. The same name typed again means another person.
  const isSpent = known?.ok === true && request.name !== undefined && !known.value.for.isNew
  if (saved !== undefined && known?.ok && !isSpent) return granted({ url: saved, view: known.value })
  const made = await links.make(request)
  if (!made.ok) return made
  const { url } = made.value
  saveLink(roomId, place, url)
  const view = await links.view(url)
  return view.ok ? granted({ url, view: view.value }) : view
}
