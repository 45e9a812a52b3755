// What this tab remembers of a room: gone when the tab is closed, and not shared with other tabs.

/** Where the storage is full or forbidden, nothing is remembered. */
export interface TabMemory {
  read(name: string): string | undefined
  /** undefined removes the entry. */
  save(name: string, value: string | undefined): void
}

/** The memory of this tab for a room. */
export function tabMemory(roomId: string): TabMemory {
  const key = (name: string) => `tagalong.${name}.${roomId}`
  return {
    read: (name) => attempt(() => sessionStorage.getItem(key(name))) ?? undefined,
    save: (name, value) =>
      attempt(() =>
        value === undefined ? sessionStorage.removeItem(key(name)) : sessionStorage.setItem(key(name), value),
      ),
  }
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
