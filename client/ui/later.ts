// Parts that open over a page now and then: left out of what is loaded first, and fetched when there is nothing else to do.
// Waiting until one is asked for would leave it missing just when the network is.
import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'

const loads = new Set<() => Promise<unknown>>()

/** A component that is loaded by itself; `loadLaterParts` fetches it ahead of its first use. */
export function later<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  loads.add(load)
  return lazy(async () => ({ default: await load() }))
}

/**
 * Fetches all such parts once somebody is there (a pointer, a key, or half a minute of looking) and the browser is idle:
 * what is needed to see the page comes first. One that cannot be fetched now is fetched when it is needed.
 */
export function loadLaterParts(): void {
  const whenIdle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 1_000))
  const begin = () => {
    for (const sign of signs) removeEventListener(sign, begin)
    clearTimeout(looking)
    whenIdle(() => {
      for (const load of loads) load().catch(() => undefined)
    })
  }
  const looking = setTimeout(begin, lookingMs)
  for (const sign of signs) addEventListener(sign, begin, { passive: true })
  // Who comes from another page of ours has shown already that they are there.
  if (navigator.userActivation?.hasBeenActive) begin()
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const lookingMs = 30_000
