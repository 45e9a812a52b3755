/** Something that runs beside the requests, from the start of a server to its stop. */
export interface Job {
  /** For the log. */
  readonly name: string
  /** Resolves once the server may listen as far as this job is concerned. @throws where the server must not start. */
  start(): Promise<void> | void
  /** Finishes what is under way and begins nothing more. Also called after a start that failed. */
  stop(): Promise<void> | void
}
