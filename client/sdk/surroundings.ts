// The globals of the runtime. Browsers have all of them, Node has few; the SDK always checks.

interface Surroundings {
  readonly navigator?: { readonly onLine?: boolean }
  readonly location?: { readonly origin: string }
  readonly document?: { readonly visibilityState?: string; readonly documentElement?: { readonly lang?: string } }
  readonly indexedDB?: object | null
  readonly addEventListener?: (type: string, listener: () => void) => void
  readonly removeEventListener?: (type: string, listener: () => void) => void
  readonly BroadcastChannel?: new (name: string) => BroadcastChannelLike
  readonly process?: { off?(event: 'exit', listener: () => void): void }
}

interface BroadcastChannelLike extends TabChannel {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  /** Node's: without it the channel would keep a process running. */
  unref?(): void
}

/** A way to the other tabs of this browser. */
export interface TabChannel {
  /** Sends a value to them; it is copied. */
  postMessage(message: unknown): void
  close(): void
}

const around = globalThis as unknown as Surroundings

/** Events after which a connection may be dead unnoticed, or a new attempt may succeed. */
const wakeEvents = ['online', 'offline', 'visibilitychange', 'pageshow'] as const

/** The page's own origin; undefined outside a page. */
export function pageOrigin(): string | undefined {
  return around.location?.origin
}

/** The language of the page, such as `de`; undefined outside a page, and where it does not say. */
export function pageLanguage(): string | undefined {
  const [language = ''] = (around.document?.documentElement?.lang ?? '').toLowerCase().split('-')
  return /^[a-z]{2,3}$/.test(language) ? language : undefined
}

/** Whether the device reports that it has no network. A server on the same machine may be reachable all the same. */
export function hasNoNetwork(): boolean {
  return around.navigator?.onLine === false
}

/** Whether the page is visible; true where there is no page. */
export function isVisible(): boolean {
  return around.document?.visibilityState !== 'hidden'
}

/** Whether there is IndexedDB for local copies. Throws in some browsers that block storage. */
export function hasIndexedDb(): boolean {
  return around.indexedDB !== undefined && around.indexedDB !== null
}

/** Opens a channel to the other tabs; undefined where there is none, or the browser forbids it. */
export function openTabChannel(name: string, onMessage: (message: unknown) => void): TabChannel | undefined {
  try {
    const channel = around.BroadcastChannel && new around.BroadcastChannel(name)
    channel?.addEventListener('message', ({ data }) => onMessage(data))
    channel?.unref?.()
    return channel
  } catch {
    return undefined
  }
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
