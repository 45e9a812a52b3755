// Counts the open sockets of each address, before anything is known about the caller.

/** Counts sockets by address. */
export class AddressCounter {
  readonly #limit: number
  readonly #open = new Map<string, number>()

  /** @param limit the most an address may have; 0 for no limit. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts one more; false where the address is at its limit. */
  enter(address: string): boolean {
    const open = this.#open.get(address) ?? 0
    if (this.#limit > 0 && open >= this.#limit) return false
    this.#open.set(address, open + 1)
    return true
  }

  leave(address: string): void {
    const open = (this.#open.get(address) ?? 1) - 1
    if (open > 0) this.#open.set(address, open)
    else this.#open.delete(address)
  }
}
