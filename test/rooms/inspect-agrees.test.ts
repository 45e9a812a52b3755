import { test } from 'vitest'
import { documentNames } from '#shared/records/table.ts'
import { checkInspectionAgrees } from './inspection-agreement.ts'

test.each(documentNames)('what inspection says of an update of %s is what applying it does', (document) =>
  checkInspectionAgrees(document, 500),
)
