// The LiveKit servers of this installation, one for each region that has its own.
import { MediaServer } from './media-server.ts'
import type { CallsSettings } from './settings.ts'

/** Where calls without a region of their own are held. */
const home = ''

/** Every LiveKit server that is set. */
export class MediaServers {
  readonly #byArea: ReadonlyMap<string, MediaServer>

  constructor(byArea: ReadonlyMap<string, MediaServer>) {
    this.#byArea = byArea
  }

  /** Those of the settings; undefined where there are none. */
  static of({
    LIVEKIT_URL: url,
    LIVEKIT_API_URL: apiUrl = url,
    LIVEKIT_API_KEY: key,
    LIVEKIT_API_SECRET: secret,
    LIVEKIT_REGIONS: regions,
  }: CallsSettings): MediaServers | undefined {
    if (url === undefined || apiUrl === undefined || key === undefined || secret === undefined) return undefined
    const further = Object.entries(regions).map(
      ([area, at]) => [area, new MediaServer({ url: at, key, secret })] as const,
    )
    return new MediaServers(new Map([[home, new MediaServer({ url, apiUrl, key, secret })], ...further]))
  }

  /** The region of a call that somebody starts in this time zone. */
  regionAt(timeZone: string | undefined): string {
    const area = timeZone?.split('/')[0] ?? home
    return this.#byArea.has(area) ? area : home
  }

  /** The server of a region; undefined where it is set no more. */
  in(region: string): MediaServer | undefined {
    return this.#byArea.get(region)
  }

  /** What pages connect to: LiveKit asks for both, by WebSocket and by HTTP. */
  get origins(): readonly string[] {
    return [...this.#byArea.values()].flatMap(({ url }) => {
      const { origin } = new URL(url.replace(/^ws/, 'http'))
      return [origin.replace(/^http/, 'ws'), origin]
    })
  }
}
