import { expect, test } from 'vitest'
import { isCurrency, isoExponentOf, unstatedExponentOf } from '#shared/iso-4217.ts'
import { addUp, formatChange, formatMoney, isSameAmount, minus, parseAmount, withExponent } from '#shared/money.ts'
import type { Money } from '#shared/money.ts'

/** Currencies of which CLDR and ISO 4217 say different things, or did at some time. */
const disputed = ['HUF', 'IDR', 'COP', 'PKR', 'IQD', 'ALL', 'RSD']

const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ')

test.each(disputed)(
  '%s is drawn with the decimals that its amount says, whatever the platform says of the currency',
  (currency) => {
    for (const exponent of [0, 2, 3]) {
      const parts = new Intl.NumberFormat('en', { style: 'currency', currency, minimumFractionDigits: exponent })
      const amount = { amountMinor: 5_990_051, currency, exponent }
      const number = parts
        .formatToParts(amount.amountMinor / 10 ** exponent)
        .filter(({ type }) => type === 'integer' || type === 'fraction')
      const digits = formatMoney(amount, 'en').replaceAll(/\D/g, '')
      expect(digits).toBe(number.map(({ value }) => value).join(''))
      expect(digits).toBe('5990051')
    }
  },
)

test('the platform’s own digits are never asked for', () => {
  const asked: Intl.NumberFormatOptions[] = []
  const { NumberFormat } = Intl
  Intl.NumberFormat = class extends NumberFormat {
    constructor(locale?: Intl.LocalesArgument, options: Intl.NumberFormatOptions = {}) {
      super(locale, options)
      asked.push(options)
    }
  } as typeof NumberFormat
  try {
    for (const currency of ['HUF', 'TND', 'MGA']) {
      formatMoney({ amountMinor: 1, currency, exponent: 2 }, 'fr-CA')
      formatChange({ amountMinor: 1, currency }, 'fr-CA')
    }
  } finally {
    Intl.NumberFormat = NumberFormat
  }
  expect(asked).toHaveLength(6)
  for (const { minimumFractionDigits, maximumFractionDigits } of asked) {
    expect(minimumFractionDigits).toBeTypeOf('number')
    expect(maximumFractionDigits).toBe(minimumFractionDigits)
  }
})

test('an amount without an exponent is what the server meant when it stored it', () => {
  const old: Money = { amountMinor: 59_900, currency: 'IDR' }
  const today: Money = { amountMinor: 5_990_000, currency: 'IDR', exponent: 2 }
  expect(plain(formatMoney(old, 'en'))).toBe('IDR 59,900')
  expect(formatMoney(today, 'en')).toBe(formatMoney(old, 'en'))
  expect(isSameAmount(old, today)).toBe(true)
  expect(minus(today, old)).toEqual({ amountMinor: 0, currency: 'IDR', exponent: 2 })
  expect(addUp([old, today].map((price) => ({ price, count: 2 })))).toEqual([
    { amountMinor: 23_960_000, currency: 'IDR', exponent: 2 },
  ])
})

test('of currencies that nobody disputes an amount without an exponent is the same as ever', () => {
  for (const [currency, exponent] of [
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['RSD', 2],
  ] as const)
    expect([currency, unstatedExponentOf(currency), isoExponentOf(currency)]).toEqual([currency, exponent, exponent])
})

test('an amount keeps its worth with a larger exponent, and is rounded with a smaller one', () => {
  expect(withExponent({ amountMinor: 1990, currency: 'HUF' }, 2).amountMinor).toBe(199_000)
  expect(withExponent({ amountMinor: 199_050, currency: 'HUF', exponent: 2 }, 0).amountMinor).toBe(1991)
})

test.each([
  ['HUF', '1990.50', 199_050, false],
  ['JPY', '1990.50', 1991, true],
  ['JPY', '1990.49', 1990, true],
  ['EUR', '59.995', 6000, true],
  ['EUR', '19.989999999999998', 1999, true],
  ['KWD', '1.25', 1250, false],
  ['EUR', '0.9999', 100, true],
])('in %s, %s is %i of the smallest unit', (currency, text, amountMinor, isRounded) => {
  expect(parseAmount(text, currency)).toEqual({ amountMinor, isRounded })
})

test.each(['', '-1', '1,5', '1e3', '12 EUR', '.5', '1.'])('“%s” is no amount', (text) => {
  expect(parseAmount(text, 'EUR')).toBeUndefined()
})

test('every currency that a platform offers to shops is in the table', () => {
  expect(Intl.supportedValuesOf('currency').filter((code) => !code.startsWith('X') && !isCurrency(code))).toEqual([])
})
