// Where people reach this server. `PORT=0` takes any free port, which is known only once the server listens. Nobody can ask before
// that by a request; a job that writes links waits for `whenKnown`.
import type { HostSettings } from './settings.ts'

/** The address of one server. */
export class PublicAddress {
  /** The name or address in it, known from the beginning. */
  readonly hostname: string
  readonly #host: string
  readonly #waiting: (() => void)[] = []
  #url: string | undefined

  constructor({ PUBLIC_URL, HOST, PORT }: Pick<HostSettings, 'PUBLIC_URL' | 'HOST' | 'PORT'>) {
    this.#host = HOST.includes(':') ? `[${HOST}]` : HOST
    this.#url = PUBLIC_URL?.replace(/[/]+$/, '') ?? (PORT === 0 ? undefined : this.#at(PORT))
    this.hostname = new URL(this.#url ?? this.#at(0)).hostname
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
    this.#url ??= this.#at(port)
    for (const act of this.#waiting.splice(0)) act()
    return this.#at(port)
  }

  #at(port: number): string {
    return `http://${this.#host}:${port}`
  }
}
