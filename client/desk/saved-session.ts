// The sign-in of an associate. Each tab keeps its own; a desk in another tab needs a sign-in there.
import { tabStorage } from '#client/ui/browser-storage.ts'
import type { StaffSession } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'

const storageKey = 'tagalong.desk'

/** A sign-in, and the shop it is for. */
export interface SavedStaffSession extends StaffSession {
  readonly shop: ShopId
}

/** What this tab has for a shop; undefined for none. */
export function savedSession(shop: ShopId): SavedStaffSession | undefined {
  const saved = tabStorage.readJson(storageKey) as SavedStaffSession | undefined
  return saved?.shop === shop && typeof saved.token === 'string' ? saved : undefined
}

/** Keeps a sign-in in this tab; undefined forgets it. */
export function saveSession(session: SavedStaffSession | undefined): void {
  tabStorage.saveJson(storageKey, session)
}

/** What the address says: `/desk?shop=…#identity=…`, or `#visit=…` for one to begin with. */
export function readAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): {
  readonly shop: ShopId
  readonly identity: string | undefined
  readonly visit: string | undefined
} {
  const end = new URLSearchParams(hash.slice(1))
  const [identity, visit] = [end.get('identity') ?? undefined, end.get('visit') ?? undefined]
  return { shop: new URLSearchParams(search).get('shop') ?? 'demo', identity, visit }
}
