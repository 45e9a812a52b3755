import { useEffect } from 'react'

/** Fetches what a room needs while a name is being written, so that pressing the button is all that is left to wait for. */
export function useRoomsCode(): void {
  useEffect(() => {
    // Should it fail, entering asks again and says so.
    import('#client/sdk/index.ts').catch(() => undefined)
  }, [])
}
