// `npm start -- --lan`: the addresses by which a phone in the same network reaches this machine.
import { networkInterfaces } from 'node:os'
import type { NetworkInterfaceInfo } from 'node:os'

/** Networks within this machine: containers, virtual machines, tunnels. No phone is in them. */
const withinMachine = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale|lo)/
/** The ranges of RFC 1918, the ones that homes use most first. */
const privateRanges = [/^192[.]168[.]/, /^10[.]/, /^172[.](?:1[6-9]|2\d|3[01])[.]/]

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** IPv4 addresses of this machine in local networks, the likeliest first; none where it is in no network. */
export function localAddresses(interfaces: Interfaces = networkInterfaces()): readonly string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => addresses.map((address) => ({ name, ...address })))
    .filter(({ name, family, internal }) => family === 'IPv4' && !internal && !withinMachine.test(name))
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('169.254.'))
    .toSorted((one, other) => rangeOf(one) - rangeOf(other))
}

function rangeOf(address: string): number {
  const range = privateRanges.findIndex((pattern) => pattern.test(address))
  return range === -1 ? privateRanges.length : range
}
