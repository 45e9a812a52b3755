/** What a refusal means. */
export interface RefusalMeaning {
  /** The HTTP status. */
  readonly status: number
  /** The WebSocket close code; absent where the refusal can only be met over HTTP. */
  readonly close?: number
  /** What a person reads: what happened, what is safe, what to do. */
  readonly sentence: string
  /** Whether trying again can help. */
  readonly retry: boolean
}
