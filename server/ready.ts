// The end of a start: says where the server is, to a person or to a program.
import { networkInterfaces } from 'node:os'
import type { StartArguments } from './arguments.ts'
import { withPort } from './host/public-address.ts'
import { isReadByPerson, openLog } from './host/log.ts'
import { localAddresses } from './local-network.ts'
import { readyWords } from './ready-words.ts'
import type { Settings } from './settings.ts'

/** Whatever LOG_LEVEL is: a server that says nothing else still says where it is. @param url where it listens. */
export function sayReady(url: string, settings: Settings, { isLan }: StartArguments): void {
  const here = url.replace('//0.0.0.0:', '//127.0.0.1:')
  const [address] = isLan ? localAddresses(networkInterfaces()) : []
  const { port } = new URL(url)
  const phone = address === undefined ? undefined : withPort(settings.PUBLIC_URL ?? `http://${address}:0`, Number(port))
  if (isReadByPerson(settings, process.stdout.isTTY)) process.stdout.write(readyWords({ here, phone, isLan }))
  else openLog('info').info({ url, ...(phone !== undefined && { phone }) }, 'Tagalong is ready')
}
