// A question to the server and its answer, as a part of the page sees it. What was answered before is shown at once, also on
// the way back from another page, and asked again behind it.
import { useEffect, useEffectEvent, useState } from 'react'
import { firstAnswer } from '#client/rooms/first-answers.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'

/** What is known of the answer. */
export type Answer<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'refused'; readonly refusal: Refusal }

/** An answer, and the way to ask once more. */
export interface Asked<T> {
  readonly answer: Answer<T>
  readonly again: () => void
}

const cache = new Map<string, unknown>()
const mostCached = 200
/** As long as that after it was opened, what the page came with is as good as asked. */
const freshMs = 30_000

/**
 * Asks when it is first drawn and whenever `key` changes.
 * @param key names the question over all pages: the same key, the same answer.
 */
export function useAnswer<T>(key: string, ask: () => Promise<Outcome<T>>): Asked<T> {
  const [round, setRound] = useState(0)
  const [came, setCame] = useState<{ readonly key: string; readonly outcome: Outcome<T> }>()
  const onAsk = useEffectEvent(ask)
  useEffect(() => {
    if (round === 0 && isFresh(key)) return undefined
    let wanted = true
    void onAsk().then((outcome) => {
      if (outcome.ok) keep(key, outcome.value)
      if (wanted) setCame({ key, outcome })
    })
    return () => {
      wanted = false
    }
  }, [key, round])
  const again = () => {
    setCame(undefined)
    setRound((before) => before + 1)
  }
  return { answer: answerOf(key, came?.key === key ? came.outcome : undefined), again }
}

/** Puts an answer there that came some other way, such as with a list. */
export function keep(key: string, value: unknown): void {
  cache.delete(key)
  cache.set(key, value)
  const [oldest] = cache.keys()
  if (cache.size > mostCached && oldest !== undefined) cache.delete(oldest)
}

function answerOf<T>(key: string, outcome: Outcome<T> | undefined): Answer<T> {
  if (outcome?.ok) return { state: 'ready', value: outcome.value }
  // A server that is away does not take from the page what it has; one that says no does.
  const isCached = outcome === undefined || meaningOf(outcome.refusal.code).retry
  const known = cache.get(key) ?? firstAnswer(key)
  if (isCached && known !== undefined) return { state: 'ready', value: known as T }
  return outcome === undefined ? { state: 'waiting' } : { state: 'refused', refusal: outcome.refusal }
}

function isFresh(key: string): boolean {
  return performance.now() < freshMs && firstAnswer(key) !== undefined
}
