// Icons that only the desk has.
import { icon } from '#client/ui/icons.tsx'

export const SoundIcon = icon(
  <path d="M6 16.500V11a6 6 0 0 1 12 0v5.500M4.500 16.500h15M10.200 19.500a2 2 0 0 0 3.600 0M12 5V3.500" />,
)
export const SoundOffIcon = icon(
  <path d="M4 4l16 16M6 16.500V11c0-1.300.4-2.500 1.100-3.500M9.500 5.500A6 6 0 0 1 18 11v3M4.500 16.500H16M10.200 19.500a2 2 0 0 0 3.600 0" />,
)
export const ArrowIcon = icon(<path d="M4.500 12H19m-5.500-5.500L19 12l-5.500 5.500" />, true)
export const SwapIcon = icon(
  <path d="M4.500 8.500H18m-3.500-3.500L18 8.500 14.500 12M19.500 15.500H6m3.500 3.500L6 15.500 9.500 12" />,
)
export const PhoneIcon = icon(
  <path d="M8 3.500h8a1.500 1.500 0 0 1 1.500 1.500v14a1.500 1.500 0 0 1-1.500 1.500H8A1.500 1.500 0 0 1 6.500 19V5A1.500 1.500 0 0 1 8 3.500M11 17.500h2M2.500 9.500v5M21.500 9.500v5" />,
)
export const LockIcon = icon(
  <path d="M7 11V8.500a5 5 0 0 1 10 0V11M6.500 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z" />,
)
export const RepliesIcon = icon(
  <path d="M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-8l-4 3.500V16H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 9h8M8 12h5" />,
)
export const KeysIcon = icon(
  <path d="M4 7h16a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM7 10.500h.500M11.750 10.500h.500M16.500 10.500h.500M8.500 14h7" />,
)
