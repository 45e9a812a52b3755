// What a start ends with on a terminal: where the shop is, and how a phone gets there.
import { renderUnicodeCompact } from 'uqr'

/** Light blocks on black, so that the code is dark on light whatever colours the terminal has. */
const lightOnBlack = '\u001B[40;97m'
const plain = '\u001B[0m'

/** Where a server that is ready can be reached. */
export interface ReadyAddresses {
  /** On this machine. */
  readonly here: string
  /** In the local network; undefined where nobody asked for it, or the machine is in none. */
  readonly phone?: string | undefined
  /** Whether it was asked to be reached in the local network. */
  readonly isLan: boolean
}

/** Sentences for a person, each on its line. */
export function readyWords({ here, phone, isLan }: ReadyAddresses): string {
  const words = ['', '  Tagalong is ready.', '', `  On this computer  ${here}`]
  if (phone !== undefined) {
    words.push(`  On your phone     ${phone}`, '', ...codeOf(phone), '')
    words.push('  Scan it with the camera of a phone in the same Wi-Fi. Everybody in this network can open it.')
  } else if (isLan) {
    words.push('', '  This computer is in no local network: connect it to your Wi-Fi, and start again.')
  } else {
    words.push('', '  To open it on your phone as well, stop and run: npm start -- --lan')
  }
  return [...words, '  Ctrl-C stops it; what was made stays.', '', ''].join('\n')
}

function codeOf(address: string): string[] {
  const lines = renderUnicodeCompact(address, { border: 2, ecc: 'M' }).split('\n')
  return lines.map((line) => `  ${lightOnBlack}${line}${plain}`)
}
