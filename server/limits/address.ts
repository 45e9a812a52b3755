// The address that a request counts towards.
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { Socket } from 'node:net'

/**
 * The address that a request came from; undefined for this machine itself, or where there is no network. A loopback address is a
 * tool of the operator, or a proxy that stands for every client: if it were counted, all of them would be locked out at once.
 * @param proxyHops how many proxies of our own stand in front, one behind the other. Each adds the address that it was called from
 *   to the end of `X-Forwarded-For`, so the caller's is that many entries from the right; all further left is the caller's own word.
 */
export function addressOf(incoming: IncomingMessage | undefined, proxyHops: number): string | undefined {
  const forwarded = proxyHops > 0 ? String(incoming?.headers['x-forwarded-for'] ?? '') : ''
  const entries = forwarded.split(',').map((entry) => entry.trim())
  // A request that took a shorter way has fewer entries: the first of them was still written by a proxy of ours.
  return countable(bareOf(entries.slice(-proxyHops)[0] ?? '') || incoming?.socket.remoteAddress)
}

/** Some proxies add the port: `198.51.100.1:4711` or `[2001:db8::1]:4711`. */
function bareOf(entry: string): string {
  return /^\[([^\]]*)\]/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry
}

/** The address of a connection before its first request; undefined where a proxy has all connections. */
export function addressOfConnection(socket: Socket, proxyHops: number): string | undefined {
  return proxyHops > 0 ? undefined : countable(socket.remoteAddress)
}

function countable(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const bare = address.startsWith('::ffff:') ? address.slice(7) : address
  if (bare === '::1' || bare.startsWith('127.')) return undefined
  // One customer of a provider has a whole /64, so all addresses in it count as one.
  return isIPv6(bare) ? network(bare) : bare
}

/** The first four groups, in one notation: `::` may stand anywhere in an address, also across its middle. */
function network(address: string): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const [before, behind] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = tail === undefined ? 0 : 8 - before.length - behind.length
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...behind]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** The groups of a part; an IPv4 address at the end counts as two. */
function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
}
