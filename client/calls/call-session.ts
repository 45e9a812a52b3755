// One call of this tab through LiveKit: joining, what is sent, who is heard and seen, and coming back. Only this file and `call-view.ts` know LiveKit.
import { DisconnectReason, Room as Media, RoomEvent, Track } from 'livekit-client'
import type { RemoteTrack, RemoteTrackPublication } from 'livekit-client'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { CallTicket } from '#shared/calls/contracts.ts'
import type { CallSource } from '#shared/calls/call.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { CallEnd } from './call-end.ts'
import { callBegins, looksTheSame, personView } from './call-view.ts'
import type { CallView } from './call-view.ts'
import { troubleOf } from './device-trouble.ts'
import { StillTracks } from './still-tracks.ts'
import { WakeLock } from './wake-lock.ts'

/** How often what comes in is looked at. */
const lookEveryMs = 1_000
/** A picture that stands still for this many looks is left out, for the sound; and is tried again after as many as the second. */
const looksUntilNoPicture = 4
const looksUntilPicture = 20
/** The waits before each attempt to come back, after LiveKit’s own attempts have failed. */
const comeBackMs = [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]

/** What a call begins with. */
export interface CallWishes {
  readonly microphone: boolean
  readonly camera: boolean
  readonly devices: Readonly<Partial<Record<'microphone' | 'camera' | 'speaker', string>>>
}

interface SessionParts {
  readonly ticket: () => Promise<Outcome<CallTicket>>
  readonly wishes: CallWishes
  readonly onEnd: (why: CallEnd | undefined) => void
}

/** A call of this tab. */
export class CallSession {
  readonly view = new ObservableValue<CallView>(callBegins)
  readonly sources: readonly CallSource[]
  readonly callId: string
  readonly #parts: SessionParts
  readonly #media: Media
  readonly #still = new StillTracks()
  readonly #stillLooks = new Map<string, number>()
  readonly #stillPeople = new Set<string>()
  readonly #pausedLooks = new Map<string, number>()
  readonly #awake = new WakeLock()
  readonly #looking: ReturnType<typeof setInterval>
  #wantsMicrophone: boolean
  #isOver = false

  private constructor(parts: SessionParts, ticket: CallTicket) {
    const { microphone, camera, speaker } = parts.wishes.devices
    this.#parts = parts
    this.#wantsMicrophone = parts.wishes.microphone
    this.sources = ticket.sources
    this.callId = ticket.call
    this.#media = new Media({
      adaptiveStream: true,
      dynacast: true,
      ...(microphone !== undefined && { audioCaptureDefaults: { deviceId: microphone } }),
      ...(camera !== undefined && { videoCaptureDefaults: { deviceId: camera } }),
      ...(speaker !== undefined && { audioOutput: { deviceId: speaker } }),
    })
    this.#listen()
    this.#looking = setInterval(() => void this.#look(), lookEveryMs)
  }

  /** Joins a call. Refuses as `CallsControl.join`. */
  static async join(parts: SessionParts): Promise<Outcome<CallSession>> {
    const ticket = await parts.ticket()
    if (!ticket.ok) return ticket
    const session = new CallSession(parts, ticket.value)
    void session.#begin(ticket.value)
    return { ok: true, value: session }
  }

  /** Sends the microphone, the camera or the screen, or no longer. What cannot be sent is said in the view. */
  async send(source: CallSource, on: boolean): Promise<void> {
    const { localParticipant: me } = this.#media
    if (source === 'microphone') this.#wantsMicrophone = on
    this.#set({ trouble: undefined })
    try {
      if (source === 'microphone') await me.setMicrophoneEnabled(on)
      else if (source === 'camera') await me.setCameraEnabled(on)
      else await me.setScreenShareEnabled(on, { audio: true })
    } catch (fault) {
      const why = troubleOf(fault)
      // Closing the browser’s choice of a screen is no trouble.
      if (source !== 'screen' || why !== 'denied') this.#set({ trouble: { source, why } })
    }
    this.#draw()
  }

  /** Plays the sound, within a tap. */
  async hear(): Promise<void> {
    await this.#media.startAudio()
    this.#draw()
  }

  /** Puts the word about a device away. */
  dismissTrouble(): void {
    this.#set({ trouble: undefined })
  }

  /** Shows a picture that was left out again. */
  showPicture(id: string): void {
    this.#pausedLooks.delete(id)
    this.#pictureOf(id)?.setEnabled(true)
    this.#draw()
  }

  async leave(): Promise<void> {
    this.#finish(undefined)
    await this.#media.disconnect()
  }

  async #begin(ticket: CallTicket): Promise<void> {
    try {
      await this.#media.connect(ticket.url, ticket.token)
    } catch {
      if (!this.#isOver) this.#finish('unavailable')
      return
    }
    this.#set({ state: 'in' })
    this.#draw()
    const { microphone, camera } = this.#parts.wishes
    if (microphone && this.sources.includes('microphone')) await this.send('microphone', true)
    if (camera && this.sources.includes('camera')) await this.send('camera', true)
  }

  #listen(): void {
    const draw = () => this.#draw()
    for (const event of [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.ActiveSpeakersChanged,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.TrackPublished,
      RoomEvent.TrackUnpublished,
      RoomEvent.LocalTrackPublished,
      RoomEvent.LocalTrackUnpublished,
      RoomEvent.AudioPlaybackStatusChanged,
      RoomEvent.ConnectionQualityChanged,
    ] as const)
      this.#media.on(event, draw)
    this.#media
      .on(RoomEvent.TrackSubscribed, (track) => {
        // Sound needs no place on the page.
        if (track.kind === Track.Kind.Audio) track.attach()
        draw()
      })
      .on(RoomEvent.TrackUnsubscribed, (track) => {
        for (const element of track.detach()) element.remove()
        this.#still.forget(track.sid ?? '')
        draw()
      })
      .on(RoomEvent.Reconnecting, () => this.#set({ state: 'coming-back' }))
      .on(RoomEvent.Reconnected, () => {
        this.#set({ state: 'in' })
        draw()
      })
      .on(RoomEvent.LocalTrackPublished, ({ source, track }) => {
        track?.mediaStreamTrack.addEventListener('ended', () => this.#unplugged(source))
      })
      .on(RoomEvent.Disconnected, (reason) => void this.#disconnected(reason))
    document.addEventListener('visibilitychange', this.#seen)
  }

  /** A device was pulled out, or the browser took it away. */
  #unplugged(source: Track.Source): void {
    if (this.#isOver || source === Track.Source.ScreenShare || document.visibilityState === 'hidden') return
    const which = source === Track.Source.Camera ? 'camera' : 'microphone'
    this.#set({ trouble: { source: which, why: 'unplugged' } })
    this.#draw()
  }

  /** After a phone call, or with the phone unlocked: what the system took away meanwhile is asked for again. */
  readonly #seen = (): void => {
    if (document.visibilityState !== 'visible' || this.#isOver) return
    const track = this.#media.localParticipant.getTrackPublication(Track.Source.Microphone)?.track
    if (this.#wantsMicrophone && track?.mediaStreamTrack.readyState === 'ended') void this.#restartMicrophone()
    this.#keepAwake()
  }

  async #restartMicrophone(): Promise<void> {
    await this.send('microphone', false)
    await this.send('microphone', true)
  }

  async #disconnected(reason: DisconnectReason | undefined): Promise<void> {
    if (this.#isOver) return
    const why = endOf(reason)
    if (why !== 'lost') return this.#finish(why)
    // LiveKit has given up; the room has not.
    this.#set({ state: 'coming-back' })
    for (const wait of comeBackMs) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (this.#isOver) return
      const back = await this.#comeBack()
      if (back === 'in') return
      if (back !== 'later') return this.#finish(back)
    }
    this.#finish('lost')
  }

  async #comeBack(): Promise<'in' | 'later' | CallEnd> {
    const sent = this.view.get().sends
    const ticket = await this.#parts.ticket()
    if (!ticket.ok) return ['calls-unavailable', 'offline', 'fault'].includes(ticket.refusal.code) ? 'later' : 'refused'
    try {
      await this.#media.connect(ticket.value.url, ticket.value.token)
    } catch {
      return 'later'
    }
    this.#set({ state: 'in' })
    if (this.#wantsMicrophone) await this.send('microphone', true)
    if (sent.camera) await this.send('camera', true)
    this.#draw()
    return 'in'
  }

  /** Looks at what comes in, and leaves pictures out that would take the sound along. */
  async #look(): Promise<void> {
    if (this.#isOver) return
    this.#stillPeople.clear()
    for (const person of this.#media.remoteParticipants.values()) {
      for (const publication of person.trackPublications.values()) {
        if (await this.#isStill(publication)) this.#stillPeople.add(person.identity)
      }
      this.#weighPicture(person.identity)
    }
    this.#draw()
  }

  async #isStill({ track, isMuted }: RemoteTrackPublication): Promise<boolean> {
    const sid = track?.sid ?? ''
    if (!track || isMuted || this.view.get().state !== 'in') {
      this.#still.forget(sid)
      return false
    }
    return this.#still.note(sid, await receivedBy(track), performance.now())
  }

  #weighPicture(id: string): void {
    const picture = this.#pictureOf(id)
    const paused = this.#pausedLooks.get(id)
    if (paused !== undefined) {
      if (paused >= looksUntilPicture) this.showPicture(id)
      else this.#pausedLooks.set(id, paused + 1)
      return
    }
    const looks =
      this.#stillPeople.has(id) && picture?.track && !picture.isMuted ? (this.#stillLooks.get(id) ?? 0) + 1 : 0
    this.#stillLooks.set(id, looks)
    if (looks < looksUntilNoPicture) return
    picture?.setEnabled(false)
    this.#stillLooks.set(id, 0)
    this.#pausedLooks.set(id, 0)
  }

  #pictureOf(id: string): RemoteTrackPublication | undefined {
    const person = this.#media.remoteParticipants.get(id)
    return person?.getTrackPublication(Track.Source.Camera)
  }

  #draw(): void {
    const { localParticipant: me, remoteParticipants, canPlaybackAudio } = this.#media
    const people = [...remoteParticipants.values(), me].map((person) =>
      personView(person, {
        isMe: person === me,
        isStill: this.#stillPeople.has(person.identity),
        isWithoutPicture: this.#pausedLooks.has(person.identity),
      }),
    )
    const sends = {
      microphone: me.isMicrophoneEnabled,
      camera: me.isCameraEnabled,
      screen: me.isScreenShareEnabled,
    }
    this.#set({ people, sends, isSilent: !canPlaybackAudio && remoteParticipants.size > 0 })
    this.#keepAwake()
  }

  #set(change: Partial<CallView>): void {
    if (this.#isOver) return
    const now = this.view.get()
    const next = { ...now, ...change }
    if (!looksTheSame(next, now)) this.view.set(next)
  }

  /** A phone that shows somebody does not go dark. */
  #keepAwake(): void {
    this.#awake.hold(!this.#isOver && this.view.get().people.some(({ pictures }) => pictures.length > 0))
  }

  #finish(why: CallEnd | undefined): void {
    if (this.#isOver) return
    this.#isOver = true
    clearInterval(this.#looking)
    document.removeEventListener('visibilitychange', this.#seen)
    this.#keepAwake()
    void this.#media.disconnect()
    this.#parts.onEnd(why)
  }
}

function endOf(reason: DisconnectReason | undefined): CallEnd {
  switch (reason) {
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'elsewhere'
    case DisconnectReason.PARTICIPANT_REMOVED:
      return 'put-out'
    case DisconnectReason.ROOM_DELETED:
      return 'over'
    default:
      return 'lost'
  }
}

/** Frames of a picture, packets of sound. */
async function receivedBy(track: RemoteTrack): Promise<number> {
  const stats = [...((await track.getRTCStatsReport())?.values() ?? [])] as Readonly<Record<string, unknown>>[]
  const inbound = stats.find(({ type }) => type === 'inbound-rtp')
  return Number(track.kind === Track.Kind.Video ? inbound?.['framesDecoded'] : inbound?.['packetsReceived'])
}
