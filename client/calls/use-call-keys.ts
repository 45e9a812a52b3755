// M mutes and unmutes; T, held down, talks: for those who are mute unless they have something to say.
import { useEffect } from 'react'
import type { CallSession } from './call-session.ts'

/** Listens as long as the call lasts; silent while somebody writes. */
export function useCallKeys(session: CallSession): void {
  useEffect(() => {
    let isHeld = false
    const sends = () => session.view.get().sends.microphone
    const may = session.sources.includes('microphone')
    const press = (event: KeyboardEvent) => {
      if (!may || event.repeat || event.altKey || event.ctrlKey || event.metaKey || isWriting(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'm') void session.send('microphone', !sends())
      if (key !== 't' || sends()) return
      isHeld = true
      void session.send('microphone', true)
    }
    const release = ({ key }: KeyboardEvent) => {
      if (!isHeld || key.toLowerCase() !== 't') return
      isHeld = false
      void session.send('microphone', false)
    }
    addEventListener('keydown', press)
    addEventListener('keyup', release)
    return () => {
      removeEventListener('keydown', press)
      removeEventListener('keyup', release)
    }
  }, [session])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role=menu]') !== null
  )
}
