// What a tab shows of its call, read from LiveKit’s people and tracks.
import { ConnectionQuality, Track } from 'livekit-client'
import type { Participant, TrackPublication } from 'livekit-client'
import type { CallSource } from '#shared/calls/call.ts'
import type { DeviceTrouble } from './device-trouble.ts'

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

/** Before anything is known. */
export const callBegins: CallView = {
  state: 'joining',
  people: [],
  isSilent: false,
  sends: { microphone: false, camera: false, screen: false },
  trouble: undefined,
}

interface Noticed {
  readonly isMe: boolean
  /** Nothing new has come from them. */
  readonly isStill: boolean
  readonly isWithoutPicture: boolean
}

/** Somebody in the call, with what was noticed of them here. */
export function personView(person: Participant, { isMe, isStill, isWithoutPicture }: Noticed): CallPersonView {
  const { identity: id, isSpeaking, isMicrophoneEnabled, connectionQuality } = person
  const isKnownPoor = connectionQuality === ConnectionQuality.Poor || connectionQuality === ConnectionQuality.Lost
  const pictures = picturesOf(person.trackPublications.values())
  return {
    ...{ id, isMe, isSpeaking: isSpeaking && isMicrophoneEnabled, isMuted: !isMicrophoneEnabled },
    isPoor: isKnownPoor || isStill,
    isWithoutPicture,
    pictures: isWithoutPicture ? pictures.filter(({ source }) => source === 'screen') : pictures,
  }
}

/** Whether two views show the same. */
export function looksTheSame(one: CallView, other: CallView): boolean {
  return JSON.stringify(shapeOf(one)) === JSON.stringify(shapeOf(other))
}

function picturesOf(publications: Iterable<TrackPublication>): readonly CallPicture[] {
  return [...publications].flatMap(({ source, track, isMuted }): readonly CallPicture[] => {
    if (!track || isMuted) return []
    if (source === Track.Source.Camera) return [{ source: 'camera', track }]
    return source === Track.Source.ScreenShare ? [{ source: 'screen', track }] : []
  })
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
