// A failing disk as one kind of fault. SQLite says what is wrong by a code; everything above the storage asks only whether the same
// may work later.

/** A kind of storage fault. */
export type StorageTrouble = 'full' | 'io' | 'read-only' | 'busy' | 'memory' | 'damaged'

/** By SQLite's primary result codes (https://sqlite.org/rescode.html). A quota that is used up is reported as 10, a full disk as 13. */
const troubles: Readonly<Record<number, StorageTrouble>> = {
  3: 'read-only',
  5: 'busy',
  6: 'busy',
  7: 'memory',
  8: 'read-only',
  10: 'io',
  11: 'damaged',
  13: 'full',
  14: 'io',
  15: 'busy',
  26: 'damaged',
}

const sentences: Readonly<Record<StorageTrouble, string>> = {
  'full': 'The disk is full',
  'io': 'The disk or its quota does not let the database be read or written',
  'read-only': 'The database may only be read',
  'busy': 'Another process keeps the database to itself',
  'memory': 'There is no memory left for the database',
  'damaged': 'The database file is damaged',
}

/** The storage could not be read or written. Nothing of the transaction is kept; the same may work later. */
export class StorageFault extends Error {
  readonly trouble: StorageTrouble

  constructor(trouble: StorageTrouble, cause: Error) {
    super(`${sentences[trouble]} (${cause.message})`, { cause })
    this.trouble = trouble
  }
}

/** What the database threw: as a `StorageFault` where the storage is at fault, as it is where the statement is. */
export function storageFaultOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error
  // The upper bits say more exactly what failed.
  const trouble = troubles[error.errcode & 0xff]
  return trouble ? new StorageFault(trouble, error) : error
}

/** The storage's part in an error: the error itself, or what caused it. */
export function storageFaultIn(error: unknown): StorageFault | undefined {
  for (let fault = error; fault instanceof Error; fault = fault.cause) if (fault instanceof StorageFault) return fault
  return undefined
}

/** As `storageFaultIn`, but only faults that may pass: damaged data stays damaged. */
export function outageIn(error: unknown): StorageFault | undefined {
  const fault = storageFaultIn(error)
  return fault?.trouble === 'damaged' ? undefined : fault
}
