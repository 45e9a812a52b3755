// What the runtime offers around the language. Browsers have all of it, Node has little; the SDK asks and never assumes.

interface Surroundings {
  readonly navigator?: { readonly onLine?: boolean }
  readonly location?: { readonly origin: string }
  readonly document?: { readonly visibilityState?: string }
  readonly indexedDB?: object
  readonly addEventListener?: (type: string, listener: () => void) => void
  readonly removeEventListener?: (type: string, listener: () => void) => void
  readonly process?: { off?(event: 'exit', listener: () => void): void }
}

const around = globalThis as unknown as Surroundings

/** Events after which a connection may have died unnoticed, or a new try may succeed at once. */
const wakeEvents = ['online', 'offline', 'visibilitychange', 'pageshow'] as const

/** The page's own origin; undefined outside a page. */
export function pageOrigin(): string | undefined {
  return around.location?.origin
}

/** Whether the device itself says that it has no network. A server on the same machine may be there all the same. */
export function hasNoNetwork(): boolean {
  return around.navigator?.onLine === false
}

/** Whether somebody may be looking at the page; always, where there is no page. */
export function isVisible(): boolean {
  return around.document?.visibilityState !== 'hidden'
}

/** Whether there is a place for local copies. */
export function hasIndexedDb(): boolean {
  return around.indexedDB !== undefined
}

/** Takes back a listener for the end of a Node process. */
export function offExit(listener: () => void): void {
  around.process?.off?.('exit', listener)
}

/** Hears of the network coming and going, and of the page being looked at again. @returns the function that ends it. */
export function onWake(listener: () => void): () => void {
  for (const type of wakeEvents) around.addEventListener?.(type, listener)
  return () => {
    for (const type of wakeEvents) around.removeEventListener?.(type, listener)
  }
}
