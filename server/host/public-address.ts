// Where people reach this server. `PORT=0` takes any free port, which is known only once the server listens: an address with port 0
// stands for that one. Nobody can ask before that by a request; a job that writes links waits for `whenKnown`.
import type { HostSettings } from './settings.ts'

/** An address with port 0, with the port that stands for. */
export function withPort(address: string, port: number): string {
  return address.replace(/:0(?=[/]|$)/, `:${port}`)
}

/** The address of one server. */
export class PublicAddress {
  /** The name or address in it, known from the beginning. */
  readonly hostname: string
  readonly #host: string
  readonly #named: string | undefined
  readonly #waiting: (() => void)[] = []
  #url: string | undefined

  constructor({ PUBLIC_URL, HOST, PORT }: Pick<HostSettings, 'PUBLIC_URL' | 'HOST' | 'PORT'>) {
    this.#host = HOST.includes(':') ? `[${HOST}]` : HOST
    this.#named = PUBLIC_URL?.replace(/[/]+$/, '')
    const isKnown = this.#named === undefined ? PORT !== 0 : new URL(this.#named).port !== '0'
    this.#url = isKnown ? (this.#named ?? this.#at(PORT)) : undefined
    this.hostname = new URL(this.#named ?? this.#at(0)).hostname
  }

  /** Such as `https://shop.example`, without a slash at the end. */
  url(): string {
    if (this.#url === undefined) throw new Error('The address is known only once the server listens')
    return this.#url
  }

  /** Calls once the address is known, which it may be already. */
  whenKnown(act: () => void): void {
    if (this.#url === undefined) this.#waiting.push(act)
    else act()
  }

  /** The server listens. @returns where, whatever name people reach it by. */
  listening(port: number): string {
    this.#url ??= withPort(this.#named ?? this.#at(0), port)
    for (const act of this.#waiting.splice(0)) act()
    return this.#at(port)
  }

  #at(port: number): string {
    return `http://${this.#host}:${port}`
  }
}
