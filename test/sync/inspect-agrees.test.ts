import { expect, test } from 'vitest'
import { documentNames } from '#shared/records/table.ts'
import { checkInspectionAgrees } from './inspection-agreement.ts'
import { checkLyingUpdates } from './lying-updates.ts'

test.each(documentNames)('inspection predicts what an update of %s does', (document) =>
  checkInspectionAgrees(document, 500),
)

test('inspection predicts or refuses an update that no Yjs client would make', () => {
  const { taken } = checkLyingUpdates(500)
  // An inspection that refuses everything would also be right about everything.
  expect(taken).toBeGreaterThan(500)
})
