// The saved replies of the associate who is signed in: read when the desk opens, and again after a change.
import { useEffect, useState } from 'react'
import type { SavedReply } from '#shared/desk/saved-replies.ts'
import { useOpenDesk } from './desk-context.ts'

export function useReplies(): readonly [replies: readonly SavedReply[], reload: () => Promise<void>] {
  const { desk } = useOpenDesk()
  const [replies, setReplies] = useState<readonly SavedReply[]>([])
  const reload = async () => {
    const read = await desk.tools.replies()
    if (read.ok) setReplies(read.value.replies)
  }
  useEffect(() => {
    let isCurrent = true
    void desk.tools.replies().then((read) => isCurrent && read.ok && setReplies(read.value.replies))
    return () => {
      isCurrent = false
    }
  }, [desk])
  return [replies, reload]
}
