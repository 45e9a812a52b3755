// One call of this tab through LiveKit: joining, what is sent, who is heard and seen, and coming back. The only file that knows LiveKit.
import { ConnectionQuality, DisconnectReason, Room as Media, RoomEvent, Track } from 'livekit-client'
import type { Participant, RemoteTrack, RemoteTrackPublication, TrackPublication } from 'livekit-client'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { CallTicket } from '#shared/calls/contracts.ts'
import type { CallSource } from '#shared/calls/call.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { CallEnd } from './call-end.ts'
import { troubleOf } from './device-trouble.ts'
import type { DeviceTrouble } from './device-trouble.ts'
import { StillTracks } from './still-tracks.ts'

/** How often what comes in is looked at. */
const lookEveryMs = 1_000
/** A picture that stands still for this many looks is left out, for the sound; and is tried again after as many as the second. */
const looksUntilNoPicture = 4
const looksUntilPicture = 20
/** The waits before each attempt to come back, after LiveKit’s own attempts have failed. */
const comeBackMs = [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]

/** A picture that can be shown. */
export interface CallPicture {
  readonly source: 'camera' | 'screen'
  readonly track: Track
}

/** Somebody in the call. */
export interface CallPersonView {
  readonly id: string
  readonly isMe: boolean
  readonly isSpeaking: boolean
  readonly isMuted: boolean
  /** Nothing new comes from them, or LiveKit says that their connection is poor. */
  readonly isPoor: boolean
  readonly pictures: readonly CallPicture[]
  /** Their picture is left out, so that the sound gets through. */
  readonly isWithoutPicture: boolean
}

/** The call, as this tab has it. */
export interface CallView {
  readonly state: 'joining' | 'in' | 'coming-back'
  readonly people: readonly CallPersonView[]
  /** The browser plays no sound before a tap. */
  readonly isSilent: boolean
  readonly sends: Readonly<Record<CallSource, boolean>>
  /** Why something could not be sent. */
  readonly trouble: { readonly source: CallSource; readonly why: DeviceTrouble } | undefined
}

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

const nothing: CallView = {
  state: 'joining',
  people: [],
  isSilent: false,
  sends: { microphone: false, camera: false, screen: false },
  trouble: undefined,
}

/** A call of this tab. */
export class CallSession {
  readonly view = new ObservableValue<CallView>(nothing)
  readonly sources: readonly CallSource[]
  readonly callId: string
  readonly #parts: SessionParts
  readonly #media: Media
  readonly #still = new StillTracks()
  readonly #stillLooks = new Map<string, number>()
  readonly #stillPeople = new Set<string>()
  readonly #pausedLooks = new Map<string, number>()
  readonly #looking: ReturnType<typeof setInterval>
  #wantsMicrophone: boolean
  #isOver = false
  #wakeLock: WakeLockSentinel | undefined

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
    const people = [...remoteParticipants.values(), me].map((person) => this.#personOf(person, person === me))
    const sends = {
      microphone: me.isMicrophoneEnabled,
      camera: me.isCameraEnabled,
      screen: me.isScreenShareEnabled,
    }
    this.#set({ people, sends, isSilent: !canPlaybackAudio && remoteParticipants.size > 0 })
    this.#keepAwake()
  }

  #personOf(person: Participant, isMe: boolean): CallPersonView {
    const { identity: id, isSpeaking, isMicrophoneEnabled, connectionQuality } = person
    const isKnownPoor = connectionQuality === ConnectionQuality.Poor || connectionQuality === ConnectionQuality.Lost
    return {
      ...{ id, isMe, isSpeaking: isSpeaking && isMicrophoneEnabled, isMuted: !isMicrophoneEnabled },
      isPoor: isKnownPoor || this.#stillPeople.has(id),
      isWithoutPicture: this.#pausedLooks.has(id),
      pictures: this.#pausedLooks.has(id)
        ? picturesOf(person.trackPublications.values()).filter(({ source }) => source === 'screen')
        : picturesOf(person.trackPublications.values()),
    }
  }

  #set(change: Partial<CallView>): void {
    if (this.#isOver) return
    const now = this.view.get()
    const next = { ...now, ...change }
    if (JSON.stringify(shapeOf(next)) !== JSON.stringify(shapeOf(now))) this.view.set(next)
  }

  /** A phone that shows somebody does not go dark. */
  #keepAwake(): void {
    const hasPicture = this.view.get().people.some(({ pictures }) => pictures.length > 0)
    if (!hasPicture || this.#isOver) {
      void this.#wakeLock?.release()
      this.#wakeLock = undefined
    } else if (this.#wakeLock?.released !== false && document.visibilityState === 'visible') {
      void (navigator as Partial<Navigator>).wakeLock
        ?.request('screen')
        .then((lock) => (this.#wakeLock = lock))
        .catch(() => undefined)
    }
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

function picturesOf(publications: Iterable<TrackPublication>): readonly CallPicture[] {
  return [...publications].flatMap(({ source, track, isMuted }): readonly CallPicture[] => {
    if (!track || isMuted) return []
    if (source === Track.Source.Camera) return [{ source: 'camera', track }]
    return source === Track.Source.ScreenShare ? [{ source: 'screen', track }] : []
  })
}

/** Frames of a picture, packets of sound. */
async function receivedBy(track: RemoteTrack): Promise<number> {
  const stats = [...((await track.getRTCStatsReport())?.values() ?? [])] as Readonly<Record<string, unknown>>[]
  const inbound = stats.find(({ type }) => type === 'inbound-rtp')
  return Number(track.kind === Track.Kind.Video ? inbound?.['framesDecoded'] : inbound?.['packetsReceived'])
}

/** What of a view can differ. */
function shapeOf({ people, ...view }: CallView) {
  return {
    ...view,
    people: people.map(({ pictures, ...person }) => ({
      ...person,
      pictures: pictures.map(({ source, track }) => [source, track.sid]),
    })),
  }
}
