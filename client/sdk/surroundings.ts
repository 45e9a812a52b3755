// The globals of the runtime. Browsers have all of them, Node has few; the SDK always checks.

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

/** Events after which a connection may be dead unnoticed, or a new attempt may succeed. */
const wakeEvents = ['online', 'offline', 'visibilitychange', 'pageshow'] as const

/** The page's own origin; undefined outside a page. */
export function pageOrigin(): string | undefined {
  return around.location?.origin
}

/** Whether the device reports that it has no network. A server on the same machine may be reachable all the same. */
export function hasNoNetwork(): boolean {
  return around.navigator?.onLine === false
}

/** Whether the page is visible; true where there is no page. */
export function isVisible(): boolean {
  return around.document?.visibilityState !== 'hidden'
}

/** Whether there is IndexedDB for local copies. */
export function hasIndexedDb(): boolean {
  return around.indexedDB !== undefined
}

/** Removes a listener for the end of a Node process. */
export function offExit(listener: () => void): void {
  around.process?.off?.('exit', listener)
}

/** Calls back when the network comes or goes, and when the page is shown again. @returns the function that ends it. */
export function onWake(listener: () => void): () => void {
  for (const type of wakeEvents) around.addEventListener?.(type, listener)
  return () => {
    for (const type of wakeEvents) around.removeEventListener?.(type, listener)
  }
}
