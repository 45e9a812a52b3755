/** A browser's storage that may be full. @param entries what is in it. */
export function storageOf(state: { isFull: boolean }, entries: Record<string, string> = {}): Storage {
  const methods = {
    getItem: (key: string) => entries[key] ?? null,
    setItem(key: string, value: string) {
      if (state.isFull) throw new Error('QuotaExceededError')
      entries[key] = value
    },
    removeItem: (key: string) => void delete entries[key],
  }
  // As in browsers: entries are properties, methods are not among them.
  return new Proxy(methods, {
    ownKeys: () => Object.keys(entries),
    getOwnPropertyDescriptor: (_, key) => ({ value: entries[String(key)], enumerable: true, configurable: true }),
  }) as unknown as Storage
}
