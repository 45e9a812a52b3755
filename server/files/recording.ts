/** What was read of a recording. */
export interface Recording {
  /** How long it lasts, milliseconds. */
  readonly ms: number
  /** The same sound, with what describes it blanked. */
  readonly bytes: Uint8Array
}
