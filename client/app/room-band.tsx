// Says who of the store is here, above all else and in sight wherever one is: also in the past, for they see what is there now.
import { useHeightAs } from '#client/ui/use-height-as.ts'
import { Standing } from './places-shown.tsx'

export function RoomBand() {
  const place = useHeightAs('--band')
  return (
    <div className="room-band" ref={place}>
      <Standing part="band" />
    </div>
  )
}
