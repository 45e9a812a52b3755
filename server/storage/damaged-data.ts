import { storageFaultIn } from './storage-fault.ts'

/** Where damage is. */
export interface DamagedPlace {
  readonly table: 'updates' | 'snapshots' | 'history_segments' | 'documents'
  /** `documents.num` */
  readonly document: number
  /** Place in the log: of the update, or of the last one that the row covers. */
  readonly place?: number
}

/** Stored bytes are not what was written. Reading them again does not help. */
export class DamagedData extends Error {
  readonly table: DamagedPlace['table']
  readonly document: number
  readonly place: number | undefined

  constructor({ table, document, place }: DamagedPlace, options?: ErrorOptions) {
    super(`Damaged: ${table}, document ${document}${place === undefined ? '' : `, place ${place}`}`, options)
    this.table = table
    this.document = document
    this.place = place
  }
}

/** Whether a fault says that stored data is damaged: a row whose checksum does not fit, or a page that the database cannot read. */
export function isDamage(fault: unknown): fault is Error {
  return fault instanceof DamagedData || storageFaultIn(fault)?.trouble === 'damaged'
}

/** For `catch`: tells of damage and goes on without a value; throws every other fault again. */
export function ifDamaged(tell: (damage: Error) => void): (fault: unknown) => undefined {
  return (fault) => {
    if (!isDamage(fault)) throw fault
    tell(fault)
  }
}
