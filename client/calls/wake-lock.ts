// Keeps the screen of a phone lit, where the browser can.

/** The lock of one call. */
export class WakeLock {
  #lock: WakeLockSentinel | undefined
  #isWanted = false

  /** Holds it, or lets go. Browsers take it away from a hidden page: say so again once it is seen. */
  hold(isWanted: boolean): void {
    this.#isWanted = isWanted
    if (!isWanted) this.#release()
    else if (this.#lock?.released !== false && document.visibilityState === 'visible') this.#request()
  }

  #request(): void {
    void (navigator as Partial<Navigator>).wakeLock
      ?.request('screen')
      .then((lock) => {
        this.#lock = lock
        // The call may have ended while the browser thought about it.
        if (!this.#isWanted) this.#release()
      })
      .catch(() => undefined)
  }

  #release(): void {
    void this.#lock?.release()
    this.#lock = undefined
  }
}
