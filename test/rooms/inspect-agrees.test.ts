import { test } from 'vitest'
import { checkInspectionAgrees } from './inspection-agreement.ts'

test('what inspection says of an update is what applying it does', () => checkInspectionAgrees(500))
