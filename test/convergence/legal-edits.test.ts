import { test } from 'vitest'
import { checkLegalEdits } from './legal-histories.ts'

test('legal edits are never refused in any order, and all copies end equal', () => checkLegalEdits(50))
