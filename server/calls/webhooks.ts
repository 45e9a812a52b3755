// What LiveKit reports. Only what it has signed is believed, and even that decides nothing: it makes us look at LiveKit’s own list,
// soon. It is sent again where it was not taken, comes late, or not at all.
import { DisconnectReason } from '@livekit/protocol'
import { WebhookReceiver } from 'livekit-server-sdk'
import type { WebhookEvent } from 'livekit-server-sdk'
import { refused, granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { ReportError } from '#server/host/jobs/clock.ts'
import type { Calls } from './calls.ts'

/** Ids that are remembered: LiveKit tries each event for 15 seconds, and a signature holds for minutes. */
const maxRemembered = 10_000

/** Who leaves like this is not on the way back. */
const lasting: readonly DisconnectReason[] = [
  DisconnectReason.CLIENT_INITIATED,
  DisconnectReason.PARTICIPANT_REMOVED,
  DisconnectReason.ROOM_DELETED,
]

/** Takes webhooks. */
export class Webhooks {
  readonly #receiver: WebhookReceiver
  readonly #calls: Pick<Calls, 'look' | 'hasLeft'>
  readonly #reportError: ReportError
  readonly #seen = new Set<string>()

  constructor(parts: {
    readonly key: string
    readonly secret: string
    readonly calls: Pick<Calls, 'look' | 'hasLeft'>
    readonly reportError: ReportError
  }) {
    this.#receiver = new WebhookReceiver(parts.key, parts.secret)
    this.#calls = parts.calls
    this.#reportError = parts.reportError
  }

  /** Takes one; answers before anything is looked at, for LiveKit holds back the room’s next event until then. Refuses `token-invalid`. */
  async take(body: string, authorization: string | undefined): Promise<Outcome<void>> {
    const event = await this.#verified(body, authorization)
    if (!event) return refused(refusal('token-invalid'))
    if (this.#isNew(event.id)) this.#follow(event)
    return granted(undefined)
  }

  #follow({ event, room, participant }: WebhookEvent): void {
    const name = room?.name ?? ''
    if (name === '') return
    if (event === 'participant_left' && participant && lasting.includes(participant.disconnectReason))
      this.#calls.hasLeft(name, participant.sid)
    this.#calls.look(name).catch((fault: unknown) => this.#reportError(fault, 'A call could not be looked at'))
  }

  /** The signature, and that it is of this body. */
  async #verified(body: string, authorization: string | undefined): Promise<WebhookEvent | undefined> {
    try {
      return await this.#receiver.receive(body, authorization)
    } catch {
      return undefined
    }
  }

  #isNew(id: string): boolean {
    if (this.#seen.has(id)) return false
    this.#seen.add(id)
    const [oldest] = this.#seen
    if (this.#seen.size > maxRemembered && oldest !== undefined) this.#seen.delete(oldest)
    return true
  }
}
