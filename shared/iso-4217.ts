// The currencies of ISO 4217 and their exponents. The project has a table of its own, for platforms disagree: V8 takes the digits of
// CLDR, which leaves out what is no longer coined (HUF 0), Firefox those of ISO 4217 (HUF 2), and both change with their version.

/** List one by exponent, without metals, funds and test codes, and with what was withdrawn since 2022. Two decimals are the most common. */
const codes = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUC CUP ' +
    'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR ' +
    'KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK ' +
    'PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS ' +
    'UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
} as const

/** The exponent of a currency that the table does not know. */
const usual = 2
/** The greatest exponent. */
export const maxExponent = 4

const exponents = new Map<string, number>(
  Object.entries(codes).flatMap(([exponent, some]) => some.split(' ').map((code) => [code, Number(exponent)] as const)),
)

/** How many decimals the currency's minor unit stands for: EUR 2, JPY 0, KWD 3. */
export function isoExponentOf(currency: string): number {
  return exponents.get(currency) ?? usual
}

/** Whether it is a currency that a shop can sell in. */
export function isCurrency(code: string): boolean {
  return exponents.has(code)
}

/** Where CLDR 48, by which amounts were written before they had an exponent, differs from the table: no decimals at all. */
const withoutDecimalsInCldr = new Set('AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER'.split(' '))

/** The exponent of an amount that was stored without one: what the server's `Intl` said at the time, whatever it says today. */
export function unstatedExponentOf(currency: string): number {
  return withoutDecimalsInCldr.has(currency) ? 0 : isoExponentOf(currency)
}
