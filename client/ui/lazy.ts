// Parts that open over a page now and then: left out of what is loaded first, and fetched when there is nothing else to do.
// Waiting until one is asked for would leave it missing just when the network is.
import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import { loadMoreWords, word } from '#client/locales/words.ts'
import { toast } from './toasts.tsx'

/** Between two attempts at a part that could not be fetched; a network that comes back is an attempt of its own. */
const firstWaitMs = 1_000
const longestWaitMs = 15_000

/** Parts that are still to be prefetched. */
const waiting: (() => Promise<unknown>)[] = []
/** Once true, lazy parts inside lazy parts are prefetched, too. */
let isPrefetching = false
let isFetching = false

/**
 * A component that is loaded by itself; `prefetchLazyParts` fetches it before its first use. It comes with all words of its language:
 * what is not a lazy part may say only those that are loaded at first, see `tools/lazy-words-rule.ts`.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  const loadWithWords = async () => {
    const [part] = await Promise.all([load(), loadMoreWords()])
    return part
  }
  waiting.push(loadWithWords)
  if (isPrefetching) void prefetchNext()
  return lazy(async () => ({ default: await untilLoaded(loadWithWords) }))
}

/** How many parts could not be fetched: one toast is enough for all. */
let away = 0

/** Retries a part that cannot be fetched: what is open must not fail because the network is away. */
async function untilLoaded<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await styled(load)
  } catch {
    if (away++ === 0) toast(word('ui:partAway'))
    return again(load).finally(() => away--)
  }
}

async function again<Part>(load: () => Promise<Part>, waitMs = firstWaitMs): Promise<Part> {
  await networkOr(waitMs)
  return styled(load).catch(() => again(load, Math.min(2 * waitMs, longestWaitMs)))
}

function networkOr(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      removeEventListener('online', go)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(go, waitMs)
    addEventListener('online', go)
  })
}

/** Style sheets that failed and are asked for again. */
const styles = new Set<Promise<void>>()

/** With its style, where that comes soon: better plain than not at all. */
async function styled<Part>(load: () => Promise<Part>): Promise<Part> {
  const part = await load()
  if (styles.size > 0) await Promise.race([Promise.all(styles), networkOr(longestWaitMs / 3)])
  return part
}

/**
 * A style sheet that failed stays in the head, and would be taken for one that is there; and what the build makes of `import`
 * asks for each of them once only.
 */
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLLinkElement)) return
    target.remove()
    if (target.rel !== 'stylesheet') return
    const coming = restyle(target).finally(() => styles.delete(coming))
    styles.add(coming)
  },
  { capture: true },
)

async function restyle(failed: HTMLLinkElement): Promise<void> {
  await networkOr(firstWaitMs)
  const link = failed.cloneNode() as HTMLLinkElement
  await new Promise((settled) => {
    link.addEventListener('load', settled)
    link.addEventListener('error', settled)
    document.head.append(link)
  })
}

/**
 * Fetches all such parts once somebody is there, or has looked for half a minute, and the browser is idle: what is needed
 * to see the page comes first. One that cannot be fetched now is fetched when it is needed.
 */
export function prefetchLazyParts(): void {
  void Promise.race([somebody, looking()]).then(() => {
    isPrefetching = true
    return prefetchNext()
  })
}

/** One after another, each when nobody does anything and the browser is idle: a file that has come is run, which keeps a hand waiting. */
async function prefetchNext(): Promise<void> {
  if (isFetching) return
  isFetching = true
  for (let load = waiting.shift(); load; load = waiting.shift()) {
    await rest()
    await idle()
    await load().catch(() => undefined)
  }
  isFetching = false
}

/** How long nobody has pressed anything before parts are fetched ahead, milliseconds: one press is often followed by another. */
const restMs = 700
let lastSignAt = 0
for (const sign of ['pointerdown', 'keydown']) {
  addEventListener(sign, () => (lastSignAt = performance.now()), { passive: true })
}

async function rest(): Promise<void> {
  for (let left = restLeft(); left > 0; left = restLeft()) {
    await new Promise((resolve) => setTimeout(resolve, left))
  }
}

function restLeft(): number {
  return lastSignAt + restMs - performance.now()
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Some browsers cannot say when they are idle.
    const { requestIdleCallback: whenIdle } = globalThis as Partial<typeof globalThis>
    if (whenIdle) whenIdle(() => resolve())
    else setTimeout(resolve, 200)
  })
}

/** Comes with the first pointer or key on any of our pages. */
const somebody = new Promise<void>((come) => {
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    addEventListener(sign, () => come(), { once: true, passive: true })
  }
})

function looking(): Promise<void> {
  return new Promise((enough) => {
    setTimeout(enough, 30_000)
  })
}
