// Icons of the composer and of what it sends.
import { icon } from '#client/ui/icons.tsx'

export const AtIcon = icon(
  <>
    <circle cx="12" cy="12" r="3.400" />
    <path d="M15.400 8.800v4.400a2.300 2.300 0 0 0 4.600 0V12a8 8 0 1 0-3.200 6.400" />
  </>,
)
export const EmojiIcon = icon(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M9 10v.2M15 10v.2M8.800 14a3.800 3.800 0 0 0 6.400 0" />
  </>,
)
export const PhotoIcon = icon(
  <>
    <rect x="4" y="5" width="16" height="14" rx="2.600" />
    <circle cx="9" cy="10" r="1.500" />
    <path d="m4.500 17 4.700-4 3.300 2.700 2.800-2.200 4.200 3.500" />
  </>,
)
export const MicIcon = icon(
  <>
    <rect x="9" y="3.500" width="6" height="11" rx="3" />
    <path d="M5.800 11.500a6.200 6.200 0 0 0 12.400 0M12 17.700v2.800" />
  </>,
)
