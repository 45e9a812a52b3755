// The browser's storage for small values, and the only file that touches it: a browser may forbid it, and then throws on the
// first look, or have no room left. What cannot be stored lives in memory, as long as the page is open.

/** Small values by key. Never throws. */
export interface BrowserStorage {
  read(key: string): string | undefined
  /** The JSON value of a key; undefined where there is none, or something else. */
  readJson(key: string): unknown
  /** undefined removes the entry. */
  save(key: string, value: string | undefined): void
  saveJson(key: string, value: unknown): void
  /** The keys that begin with a prefix. */
  keys(prefix: string): readonly string[]
  /** Whether the browser stores anything here that outlasts the page. */
  isLasting(): boolean
}

const probeKey = 'tagalong.probe'

/** A storage over one of the browser's. @param open throws, or has nothing, where the browser forbids it. */
export function browserStorage(open: () => Storage | null | undefined): BrowserStorage {
  /** Values the browser did not take; undefined stands for one it could not remove. */
  const memory = new Map<string, string | undefined>()
  let isLasting: boolean | undefined
  const read = (key: string) => (memory.has(key) ? memory.get(key) : (attempt(() => open()?.getItem(key)) ?? undefined))
  const save = (key: string, value: string | undefined) => {
    if (attempt(() => store(open(), key, value)) === true) memory.delete(key)
    else memory.set(key, value)
  }
  return {
    read,
    readJson: (key) => attempt((): unknown => JSON.parse(read(key) ?? 'null')) ?? undefined,
    save,
    saveJson: (key, value) => save(key, value === undefined ? undefined : JSON.stringify(value)),
    keys(prefix) {
      const stored = attempt(() => Object.keys(open() ?? {})) ?? []
      return [...new Set([...stored, ...memory.keys()])].filter(
        (key) => key.startsWith(prefix) && read(key) !== undefined,
      )
    },
    // Asked once: every write is an event in the other tabs.
    isLasting: () =>
      (isLasting ??= attempt(() => store(open(), probeKey, '') && store(open(), probeKey, undefined)) === true),
  }
}

/** Lasts on this device, for all tabs. */
export const deviceStorage = browserStorage(() => localStorage)
/** Lasts as long as this tab. */
export const tabStorage = browserStorage(() => sessionStorage)

/** @returns whether there was a storage; throws where it is full or forbidden. */
function store(storage: Storage | null | undefined, key: string, value: string | undefined): boolean {
  if (!storage) return false
  if (value === undefined) storage.removeItem(key)
  else storage.setItem(key, value)
  return true
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
