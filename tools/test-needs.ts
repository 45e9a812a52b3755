// What tests need besides npm packages: where it is looked for, which Debian package brings it, who goes without.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A need. */
export interface Need {
  /** The Debian package that brings it; absent where none does. */
  readonly apt?: string
  /** What is skipped where it is missing, as the end of "without it are skipped: …". */
  readonly skips: string
  /** The command that runs it, or another word for where it is; undefined where it is missing. */
  readonly find: () => readonly string[] | undefined
}

/** Every need, by its name. */
export const testNeeds = {
  chromium: { apt: 'chromium', skips: 'the journeys in a browser', find: findChromium },
  // Chromium without its windows: a visit to a page costs it a third of the processor's time. Where there is none, Chromium does.
  headlessShell: {
    apt: 'chromium-headless-shell',
    skips: 'the journeys in a browser',
    find: () => findHeadlessShell() ?? findChromium(),
  },
  firefox: {
    apt: 'firefox-esr',
    skips: 'looking whether Firefox shows the same as Chromium',
    find: findFirefox,
  },
  fonts: { apt: 'fonts-noto-core', skips: 'looking at pages in scripts other than Latin', find: findNotoFonts },
  s3: {
    skips: 'the tests of an S3-compatible store',
    find: findS3,
  },
  livekit: {
    skips: 'calls through the real LiveKit server',
    find: findLiveKit,
  },
  compose: { apt: 'docker-compose', skips: 'reading docker-compose.yml as Docker does', find: findCompose },
} as const satisfies Record<string, Need>

/** The name of a need. */
export type NeedName = keyof typeof testNeeds

function findHeadlessShell(): readonly string[] | undefined {
  if (process.env['CHROMIUM_PATH']) return undefined
  const found = onPath('chromium-headless-shell').find(isExecutable)
  return found ? [found] : undefined
}

function findChromium(): readonly string[] | undefined {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) return [chosen]
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const paths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', ...names.flatMap(onPath)]
  const found = paths.find(isExecutable)
  return found ? [found] : undefined
}

function findFirefox(): readonly string[] | undefined {
  const found = ['firefox-esr', 'firefox'].flatMap(onPath).find(isExecutable)
  return found ? [found] : undefined
}

function findNotoFonts(): readonly string[] | undefined {
  const { stdout } = spawnSync('fc-list', [':lang=ar', 'family'], { encoding: 'utf8' })
  // Without fontconfig the machine has fonts of its own, as macOS does.
  return stdout === null || stdout.includes('Noto') ? ['fc-list'] : undefined
}

/** A small S3-compatible store, built once by Go into the user's cache: https://github.com/versity/versitygw */
const s3Module = 'github.com/versity/versitygw/cmd/versitygw@v1.8.0'

/** Where programs are built: outside the project, as it takes minutes and outlasts a clone. */
function builtFolder(version: string): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tagalong-tests', version)
}

function s3Folder(): string {
  return builtFolder(s3Module.split('@')[1] ?? '')
}

function findS3(): readonly string[] | undefined {
  const chosen = process.env['VERSITYGW_PATH']
  const path = chosen ?? join(s3Folder(), 'versitygw')
  return isExecutable(path) ? [path] : undefined
}

/** Builds the store where Go is there and it has not been built yet. @returns whether it is there. */
export function buildS3(): boolean {
  if (findS3()) return true
  const env = { ...process.env, GOBIN: s3Folder(), GOFLAGS: '-p=1' }
  spawnSync('go', ['install', s3Module], { env, stdio: 'ignore' })
  return findS3() !== undefined
}

/** The media server of calls. There is no prebuilt one in any registry; `tools/livekit/` pins it with all it is built of. */
const liveKitVersion = 'livekit-v1.13.5'

function findLiveKit(): readonly string[] | undefined {
  const chosen = process.env['LIVEKIT_PATH']
  if (chosen) return isExecutable(chosen) ? [chosen] : undefined
  const found = [...onPath('livekit-server'), join(builtFolder(liveKitVersion), 'livekit-server')].find(isExecutable)
  return found ? [found] : undefined
}

/** Builds LiveKit where Go is there and it has not been built yet: about five minutes of one processor, and once. */
export function buildLiveKit(): boolean {
  if (findLiveKit()) return true
  const args = ['build', '-p', '1', '-v', '-trimpath', '-ldflags', '-s -w']
  const program = join(builtFolder(liveKitVersion), 'livekit-server')
  const module = 'github.com/livekit/livekit-server/cmd/server'
  // What it compiles is its progress: a name a line.
  spawnSync('go', [...args, '-o', program, module], {
    cwd: join(import.meta.dirname, 'livekit'),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return findLiveKit() !== undefined
}

function findCompose(): readonly string[] | undefined {
  const commands = [['docker', 'compose'], ['docker-compose']] as const
  return commands.find(([program, ...args]) => spawnSync(program, [...args, 'version']).status === 0)
}

function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
