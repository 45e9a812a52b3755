import { expect, test } from 'vitest'
import { documentNames } from '#shared/records/table.ts'
import { checkInspectionAgrees } from './inspection-agreement.ts'
import { checkLyingUpdates } from './lying-updates.ts'

test.each(documentNames)('what inspection says of an update of %s is what applying it does', (document) =>
  checkInspectionAgrees(document, 500),
)

test('what inspection says of an update that no Yjs client makes is what applying it does, or it is refused', () => {
  const { taken } = checkLyingUpdates(500)
  // A check that refuses everything would agree, too.
  expect(taken).toBeGreaterThan(500)
})
