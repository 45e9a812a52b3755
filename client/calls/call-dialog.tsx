// Before joining: whether the microphone hears something, how one looks, which devices; and why something cannot be used.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import type { RefusalCode } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import { useOwnCall } from './call-place.ts'
import { MicrophoneIcon, MutedIcon } from './call-icons.tsx'
import { DeviceChoice } from './device-choice.tsx'
import { joinCall } from './join-call.ts'
import { listOf } from '#client/rooms/list-of.ts'
import { ringsHere, setRingsHere } from './ring-tone.ts'
import { readDevices, saveDevices } from './saved-devices.ts'
import { useDeviceCheck } from './use-device-check.ts'
import './call-dialog.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** The device check before a call. */
    readonly call: object
  }
}

export function CallDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('calls')
  const { t: whyNot } = useTranslation('refusals')
  const room = useRoom()
  const call = useOwnCall()
  const speaks = isVoice(useObservable(room.me).role)
  const mayShow = useObservable(room.calls.state)?.sources.includes('camera') === true
  const [devices, setDevices] = useState(readDevices)
  const [camera, setCamera] = useState(false)
  const [refused, setRefused] = useState<RefusalCode>()
  const isJoining = useRef(false)
  const check = useDeviceCheck({ microphone: speaks, camera: speaks && camera, devices })
  const join = async (microphone: boolean) => {
    if (isJoining.current) return
    isJoining.current = true
    check.stop()
    const code = await joinCall(room, { microphone, camera: microphone && camera, devices })
    isJoining.current = false
    if (code === undefined) onClose()
    else setRefused(code)
  }
  const choose = (chosen: typeof devices) => {
    setDevices(chosen)
    saveDevices(chosen)
  }
  const hears = speaks && check.trouble.microphone === undefined
  const names = call?.people.map(({ id }) => nameOf(room, id, t('somebody'))) ?? []
  return (
    <Dialog
      title={t(call ? 'joinTitle' : 'startTitle')}
      size="small"
      onClose={onClose}
      foot={
        <div className="call-foot">
          <Button kind={hears ? 'quiet' : 'solid'} onClick={() => void join(false)}>
            {t(hears ? 'joinMuted' : 'joinListening')}
          </Button>
          {hears && (
            <Button kind="solid" onClick={() => void join(true)}>
              {t(call ? 'join' : 'start')}
            </Button>
          )}
        </div>
      }
    >
      <div className="call-check">
        <p>{names.length > 0 ? t('goingOn', { names: listOf(names), count: names.length }) : t('nobodyYet')}</p>
        {refused !== undefined && (
          <p className="call-trouble" role="alert">
            {whyNot(refused)}
          </p>
        )}
        {speaks ? (
          <>
            <Level level={check.level} trouble={check.trouble.microphone !== undefined} />
            <Trouble source="microphone" why={check.trouble.microphone} />
            {mayShow && <Preview stream={check.picture} isOn={camera} onChange={setCamera} />}
            <Trouble source="camera" why={check.trouble.camera} />
            <DeviceChoice known={check.known} chosen={devices} withCamera={camera} onChoose={choose} />
            <RingChoice />
          </>
        ) : (
          <p>{t('youListen')}</p>
        )}
      </div>
    </Dialog>
  )
}

/** How loud the microphone is, as a bar; said in words only once it hears something. */
function Level({ level, trouble }: { level: number; trouble: boolean }) {
  const { t } = useTranslation('calls')
  const [hasHeard, setHeard] = useState(false)
  useEffect(() => {
    if (level > 0.08) setHeard(true)
  }, [level])
  if (trouble) return null
  return (
    <div className="call-level">
      <MicrophoneIcon />
      <div className="call-meter" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(level * 100)}%` }} />
      </div>
      <p>{t(hasHeard ? 'hearsYou' : 'saySomething')}</p>
    </div>
  )
}

function Trouble({
  source,
  why,
}: {
  source: 'microphone' | 'camera'
  why: ReturnType<typeof useDeviceCheck>['trouble']['camera']
}) {
  const { t } = useTranslation('calls')
  if (why === undefined) return null
  return (
    <p className="call-trouble" role="alert">
      <MutedIcon />
      <span>{t(`trouble.${why}`, { source: t(`source.${source}`) })}</span>
    </p>
  )
}

interface PreviewProps {
  stream: MediaStream | undefined
  isOn: boolean
  onChange: (on: boolean) => void
}

function Preview({ stream, isOn, onChange }: PreviewProps) {
  const { t } = useTranslation('calls')
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null
  }, [stream])
  return (
    <>
      {isOn && stream && (
        <video ref={video} className="call-preview" aria-label={t('preview')} autoPlay playsInline muted />
      )}
      <label className="call-switch">
        <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
        {t('withCamera')}
      </label>
    </>
  )
}

function RingChoice() {
  const { t } = useTranslation('calls')
  const [rings, setRings] = useState(ringsHere)
  const change = (on: boolean) => {
    setRings(on)
    setRingsHere(on)
  }
  return (
    <label className="call-switch">
      <input type="checkbox" checked={rings} onChange={({ currentTarget }) => change(currentTarget.checked)} />
      {t('ringsHere')}
    </label>
  )
}
