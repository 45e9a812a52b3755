// Whose address a request counts for.
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { IncomingMessage } from 'node:http'

/** The address that a request came from, as `addressOfRequest` says; undefined also where it came through no network. */
export function addressOf(c: Context<ApiEnv>, trustProxy: boolean): string | undefined {
  const { incoming } = c.env
  return incoming && addressOfRequest(incoming, trustProxy)
}

/**
 * The address that a request came from; undefined where it is this machine itself. A loopback address is a tool of the operator,
 * or a proxy in front that stands for everybody: to count it would lock everybody out at once.
 * @param trustProxy take the last entry of `X-Forwarded-For`, which the proxy in front wrote.
 */
export function addressOfRequest(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  trustProxy: boolean,
): string | undefined {
  const header = headers['x-forwarded-for']
  const forwarded = trustProxy
    ? String(header ?? '')
        .split(',')
        .at(-1)
        ?.trim() || undefined
    : undefined
  return countable(forwarded ?? socket.remoteAddress)
}

function countable(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const bare = address.startsWith('::ffff:') ? address.slice(7) : address
  if (bare === '::1' || bare.startsWith('127.')) return undefined
  // One customer of a provider has a whole /64, so addresses within it are one.
  return isIPv6(bare) ? network(bare) : bare
}

function network(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head.split(':')
  if (tail !== undefined) while (groups.length < 4) groups.push('0')
  return groups.slice(0, 4).join(':')
}
