// What this tab keeps about a room: gone when the tab is closed, and not shared with other tabs.

/** Reads and keeps; where the storage is full or forbidden, it forgets with the page. */
export interface TabMemory {
  read(name: string): string | undefined
  /** undefined forgets it. */
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
