import { test } from 'vitest'
import { documentNames } from '#shared/records/table.ts'
import { checkLegalEdits } from './legal-histories.ts'

test.each(documentNames)('legal edits of %s are never refused in any order, and all copies end equal', (document) =>
  checkLegalEdits(document, 1_000),
)
