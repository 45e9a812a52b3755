import { expect, test } from 'vitest'
import { budgetText, readBudget } from '#client/room-settings/budget-text.ts'

test.each([
  ['250', 'EUR', 25_000],
  [' 1 200,50 ', 'EUR', 120_050],
  ['1.200,50', 'EUR', 120_050],
  ['1,200.50', 'EUR', 120_050],
  ['1.200', 'EUR', 120_000],
  ['19,9', 'EUR', 1_990],
  ['250,', 'EUR', 25_000],
  ['5000', 'JPY', 5_000],
  ['١٢٠٠٫٥', 'EUR', 120_050],
])('the budget %j in %s is read as it is meant', (text, currency, amountMinor) => {
  expect(readBudget(text, currency)).toMatchObject({ amountMinor, currency })
})

test.each(['', 'a lot', '-5', '1e9', '12 €', '0x10'.repeat(9)])('%j is no budget', (text) => {
  expect(readBudget(text, 'EUR')).toBeUndefined()
})

test('a budget is shown in its field as it can be read again', () => {
  for (const amountMinor of [25_000, 120_050, 99]) {
    const money = { amountMinor, currency: 'EUR', exponent: 2 }
    expect(readBudget(budgetText(money), 'EUR')).toEqual(money)
  }
})
