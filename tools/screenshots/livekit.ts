// A LiveKit server of the pictures, on loopback alone, where the machine has one.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testNeeds } from '../test-needs.ts'

const [key, secret] = ['pictures', 'of-pictures-and-of-nothing-else-at-all']
const port = 7890

/** Starts it; ends with this process. @returns the settings that name it, none where there is no LiveKit. */
export function startLiveKit(folder: string): Readonly<Record<string, string>> {
  const [program] = testNeeds.livekit.find() ?? []
  if (program === undefined) return {}
  const config = join(folder, 'livekit.yaml')
  const rtc = {
    ...{
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      interfaces: { includes: ['lo'] },
    },
    ...{ udp_port: port + 1, tcp_port: port + 2, stun_servers: ['127.0.0.1:9'] },
  }
  const logging = { level: 'error' }
  writeFileSync(config, JSON.stringify({ port, bind_addresses: ['127.0.0.1'], rtc, keys: { [key]: secret }, logging }))
  const running = spawn(program, ['--config', config], { stdio: 'ignore' })
  process.once('exit', () => running.kill('SIGKILL'))
  return { LIVEKIT_URL: `ws://127.0.0.1:${port}`, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret }
}
