// What this tab remembers of a room, gone when the tab is closed and not shared with other tabs; and what this device remembers of it.
import { deviceStorage, tabStorage } from '#client/ui/browser-storage.ts'
import type { BrowserStorage } from '#client/ui/browser-storage.ts'

/** Where the storage is full or forbidden, it lasts as long as the page. */
export interface TabMemory {
  read(name: string): string | undefined
  /** undefined removes the entry. */
  save(name: string, value: string | undefined): void
}

/** The memory of this tab for a room. */
export function tabMemory(roomId: string): TabMemory {
  return memoryIn(tabStorage, roomId)
}

/** The memory of this device for a room: for all tabs, and longer than they are open. */
export function deviceMemory(roomId: string): TabMemory {
  return memoryIn(deviceStorage, roomId)
}

function memoryIn(storage: BrowserStorage, roomId: string): TabMemory {
  const key = (name: string) => `tagalong.${name}.${roomId}`
  return {
    read: (name) => storage.read(key(name)),
    save: (name, value) => storage.save(key(name), value),
  }
}
