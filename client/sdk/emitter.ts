// Events by name, typed by a table of their listeners.

type Listener = (...args: never[]) => void

/** Calls the listeners of an event. `Table` maps each event's name to its listener, as Socket.IO types them. */
export class Emitter<Table extends { readonly [Name in keyof Table]: Listener }> {
  readonly #listeners = new Map<keyof Table, Set<Listener>>()

  /** @returns the function that ends the subscription. */
  on<Name extends keyof Table>(name: Name, listener: Table[Name]): () => void {
    const listeners = this.#listeners.get(name) ?? new Set<Listener>()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** Calls all listeners of an event, in the order they were added. */
  emit<Name extends keyof Table>(name: Name, ...args: Parameters<Table[Name]>): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...(args as never[]))
  }
}
