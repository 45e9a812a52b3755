// The icons of calls.
import { icon } from '#client/ui/icons.tsx'

export const MicrophoneIcon = icon(
  <>
    <rect x="9" y="3.5" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </>,
)
export const MutedIcon = icon(
  <path d="M4 4l16 16M9 9v2.500a3 3 0 0 0 4.600 2.500M15 11V6.500a3 3 0 0 0-5.600-1.500M5.500 11.500a6.500 6.500 0 0 0 9.400 5.800M18.500 11.500a6.400 6.400 0 0 1-.6 2.700M12 18v3" />,
)
export const CameraIcon = icon(
  <>
    <rect x="3" y="6.5" width="12.5" height="11" rx="3" />
    <path d="m15.5 11 5.500-3v8l-5.500-3" />
  </>,
)
export const ScreenIcon = icon(
  <>
    <rect x="3" y="4.5" width="18" height="12" rx="2.5" />
    <path d="M8 20h8M12 13.500V8m-2.500 2.500L12 8l2.500 2.500" />
  </>,
)
export const LeaveIcon = icon(
  <path d="M3.500 14.500c0-1 .2-1.800.9-2.400 4.300-3.700 10.900-3.700 15.200 0 .7.600.9 1.400.9 2.400 0 1.200-.9 1.700-2 1.500l-2.300-.5c-.7-.2-1.100-.6-1.200-1.300l-.2-1.500a10 10 0 0 0-5.600 0L9 14.200c-.1.700-.5 1.100-1.200 1.300l-2.300.5c-1.100.2-2-.3-2-1.500z" />,
)
export const PoorIcon = icon(<path d="M5 18v-3M10 18v-6M15 18v-2M20 18v-2M4 4l16 16" />)
export const FloatIcon = icon(
  <>
    <rect x="3.5" y="5" width="17" height="14" rx="2.500" />
    <path d="M12 12.500h5.500v3.500H12z" fill="currentColor" />
  </>,
)
