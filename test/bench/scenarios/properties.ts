// The properties of the guard at length: the test run tries some hundred histories, this one many thousand.
import { documentNames } from '#shared/records/table.ts'
import { checkLegalEdits } from '../../convergence/legal-histories.ts'
import { checkInspectionAgrees } from '../../sync/inspection-agreement.ts'
import { checkLyingUpdates } from '../../sync/lying-updates.ts'
import type { Scenario } from '../scenario.ts'

const agreements = 10_000
const histories = 1_000
/** Most of what is made up is refused; of the rest so many are to be tried at the least. */
const lies = 10_000

export const properties: Scenario = {
  name: 'properties',
  title: 'Random histories that held',
  targets: ['tagalong'],
  measures: [
    { key: 'agreements', what: 'inspection says what applying does', unit: '', goal: { least: agreements } },
    { key: 'lies', what: 'the same of updates that no client makes, taken', unit: '', goal: { least: lies } },
    { key: 'liesRefused', what: 'such updates that were refused', unit: '' },
    { key: 'histories', what: 'legal edits are never refused and converge', unit: '', goal: { least: histories } },
  ],
  run: async () => {
    for (const document of documentNames) {
      checkInspectionAgrees(document, agreements / documentNames.length)
      checkLegalEdits(document, histories / documentNames.length)
    }
    const { taken, refused } = checkLyingUpdates(lies)
    return { agreements, lies: taken, liesRefused: refused, histories }
  },
}
