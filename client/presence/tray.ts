// What this tab looked at without showing it: for its own person, in its own storage, never sent.
import type { CoBrowsing, TrayItem } from '#client/rooms/co-browsing.ts'
import { isSame } from '#client/sdk/keep-same.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Observable } from '#client/sdk/index.ts'
import { defined } from '#shared/defined.ts'
import { onAny } from './parts.ts'
import type { Parts } from './parts.ts'

const mostItems = 12

export interface Tray extends Pick<CoBrowsing, 'tray' | 'clearTray'> {
  close(): void
}

/** Opens it. */
export function openTray(
  { navigation, memory }: Pick<Parts, 'navigation' | 'memory'>,
  { sharing, following }: Pick<CoBrowsing, 'sharing' | 'following'>,
): Tray {
  const tray = new ObservableValue<readonly TrayItem[]>(savedItems(memory.read('tray')))
  const put = (items: readonly TrayItem[]) => {
    if (isSame(tray.get(), items)) return
    tray.set(items)
    memory.save('tray', items.length > 0 ? JSON.stringify(items) : undefined)
  }
  const without = (product: string) => tray.get().filter(({ productId }) => productId !== product)
  const look = () => {
    const { productId, variantId } = navigation.looking.get()
    if (productId === undefined) return
    // What is shown is no secret any more; what somebody else leads to was never looked at alone.
    if (sharing.get()) put(without(productId))
    else if (!following.get()) {
      const item = { productId, ...defined({ variantId }) }
      put([item, ...without(productId)].slice(0, mostItems))
    }
  }
  const end = onAny([navigation.looking, sharing] satisfies readonly Observable<unknown>[], look)
  look()
  return {
    tray,
    clearTray: (product) => put(product === undefined ? [] : without(product)),
    close: end,
  }
}

/** What the storage held; whatever does not look like a tray is none. */
function savedItems(text: string | undefined): readonly TrayItem[] {
  try {
    const items: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(items) ? (items as TrayItem[]).filter((item) => typeof item?.productId === 'string') : []
  } catch {
    return []
  }
}
