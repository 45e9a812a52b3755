// LiveKit, as calls use it: tokens for people, and what the server may ask and order.
import { AccessToken, RoomServiceClient, TrackSource, TrackType } from 'livekit-server-sdk'
import type { CallSource } from '#shared/calls/call.ts'

/** How long a token admits. Pages ask for one when they join, and LiveKit renews those of people who are in. */
const tokenSeconds = 120
/** Somebody waits for each answer. */
const answerSeconds = 3
/** LiveKit keeps a room for so long before anybody has come, seconds. */
const emptySeconds = 60
/** And after the last one has gone: a page that lost its connection comes back to the same. */
const departureSeconds = 20

/** What somebody may do in a call. Everybody may listen. */
export interface Rights {
  readonly sources: readonly CallSource[]
}

/** Somebody whom LiveKit has in a room. */
export interface Present {
  /** A member or an associate. */
  readonly id: string
  /** Of this connection; the next has another. */
  readonly sid: string
  readonly rights: Rights
  /** The tracks of the microphone that are not muted. */
  readonly soundTracks: readonly string[]
}

/** LiveKit did not answer, or not with what was asked. */
export class MediaServerGone extends Error {}

const trackSources: Readonly<Record<CallSource, readonly TrackSource[]>> = {
  microphone: [TrackSource.MICROPHONE],
  camera: [TrackSource.CAMERA],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
}

/** One LiveKit server, or cluster. */
export class MediaServer {
  /** Where browsers reach it. */
  readonly url: string
  readonly #keys: readonly [key: string, secret: string]
  readonly #rooms: RoomServiceClient

  constructor({ url, apiUrl = url, key, secret }: { url: string; apiUrl?: string; key: string; secret: string }) {
    this.url = url.replace(/^http/, 'ws')
    this.#keys = [key, secret]
    const options = { requestTimeout: answerSeconds }
    this.#rooms = new RoomServiceClient(apiUrl.replace(/^ws/, 'http'), key, secret, options)
  }

  /** A token for one person and one room. It names nobody: the id is random, and the page knows whose it is. */
  token(room: string, id: string, rights: Rights): Promise<string> {
    const token = new AccessToken(...this.#keys, { identity: id, ttl: tokenSeconds })
    const canPublishSources = sourcesOf(rights)
    token.addGrant({
      ...{ room, roomJoin: true, canSubscribe: true, canPublishData: false, canUpdateOwnMetadata: false },
      ...{ canPublish: canPublishSources.length > 0, canPublishSources },
    })
    return token.toJwt()
  }

  /** Makes the room, or finds it. @throws MediaServerGone */
  async open(room: string, maxParticipants: number): Promise<void> {
    const limits = { emptyTimeout: emptySeconds, departureTimeout: departureSeconds, maxParticipants }
    await this.#ask(this.#rooms.createRoom({ name: room, ...limits }))
  }

  /** Who is in the room; nobody where there is none. @throws MediaServerGone */
  async people(room: string): Promise<readonly Present[]> {
    const listed = await this.#ask(unlessMissing(this.#rooms.listParticipants(room), []))
    return listed.map(({ identity, sid, permission, tracks }) => ({
      id: identity,
      sid,
      rights: { sources: permission?.canPublish === true ? namesOf(permission.canPublishSources) : [] },
      soundTracks: tracks.filter(({ type, muted }) => type === TrackType.AUDIO && !muted).map((track) => track.sid),
    }))
  }

  /** Puts somebody out. An old token lets them in again. @throws MediaServerGone */
  async remove(room: string, id: string): Promise<void> {
    await this.#ask(unlessMissing(this.#rooms.removeParticipant(room, id), undefined))
  }

  /** Gives somebody other rights; what they send without a right ends at once. @throws MediaServerGone */
  async allow(room: string, id: string, rights: Rights): Promise<void> {
    const canPublishSources = sourcesOf(rights)
    const permission = { canSubscribe: true, canPublish: canPublishSources.length > 0, canPublishSources }
    await this.#ask(unlessMissing(this.#rooms.updateParticipant(room, id, { permission }), undefined))
  }

  /** Mutes what somebody says; they may unmute themselves. @throws MediaServerGone */
  async mute(room: string, id: string): Promise<void> {
    const person = (await this.people(room)).find((one) => one.id === id)
    for (const track of person?.soundTracks ?? [])
      await this.#ask(unlessMissing(this.#rooms.mutePublishedTrack(room, id, track, true), undefined))
  }

  /** Ends the room for everybody. @throws MediaServerGone */
  async end(room: string): Promise<void> {
    await this.#ask(unlessMissing(this.#rooms.deleteRoom(room), undefined))
  }

  async #ask<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      return await asked
    } catch (cause) {
      throw new MediaServerGone('LiveKit does not answer as it should', { cause })
    }
  }
}

function sourcesOf({ sources }: Rights): TrackSource[] {
  return sources.flatMap((source) => trackSources[source])
}

function namesOf(sources: readonly TrackSource[]): CallSource[] {
  const names = Object.keys(trackSources) as CallSource[]
  return names.filter((name) => trackSources[name].some((source) => sources.includes(source)))
}

/** What is not there needs not be taken away. */
async function unlessMissing<Answer>(asked: Promise<Answer>, instead: Answer): Promise<Answer> {
  try {
    return await asked
  } catch (fault) {
    if ((fault as { code?: unknown }).code === 'not_found') return instead
    throw fault
  }
}
