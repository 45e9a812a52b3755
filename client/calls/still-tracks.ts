// Which of the tracks that come in stand still. LiveKit’s own word on a connection is slow and kind; what the browser has received is not.

/** Nothing new for so long is seen, and heard. */
const stillMs = 3_000

interface Progress {
  received: number
  at: number
}

/** Follows what each track has received. */
export class StillTracks {
  readonly #progress = new Map<string, Progress>()

  /** Notes what a track has received by now. @returns whether it stands still. */
  note(track: string, received: number, now: number): boolean {
    const known = this.#progress.get(track)
    if (known?.received !== received) {
      this.#progress.set(track, { received, at: now })
      return false
    }
    return now - known.at >= stillMs
  }

  /** A track is gone, or sends nothing on purpose. */
  forget(track: string): void {
    this.#progress.delete(track)
  }
}
