import { test } from 'vitest'
import { documentNames } from '#shared/records/table.ts'
import { checkLegalEdits } from './legal-histories.ts'

/** Another thousand is part of `npm run bench`; each run of either has others. */
const histories = 250

test.each(documentNames)('legal edits of %s are never refused in any order, and all copies end equal', (document) =>
  checkLegalEdits(document, histories),
)
