// One family of line icons, 24 × 24, drawn for this page. All are decoration: the words stand beside or in the label.
import type { ReactNode } from 'react'

/** An icon with that drawing. @param mirrors where it points along the reading. */
export function icon(drawing: ReactNode, mirrors = false) {
  return function Icon() {
    return (
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        data-mirrors={mirrors || undefined}
      >
        {drawing}
      </svg>
    )
  }
}

export const PlusIcon = icon(<path d="M12 5.5v13M5.5 12h13" />)
export const MinusIcon = icon(<path d="M5.5 12h13" />)
export const CloseIcon = icon(<path d="m6.5 6.5 11 11m0-11-11 11" />)
export const CheckIcon = icon(<path d="m5 12.5 4.6 4.6L19 7.5" />)
export const SearchIcon = icon(
  <>
    <circle cx="11" cy="11" r="6.2" />
    <path d="m15.8 15.8 4 4" />
  </>,
)
export const CartIcon = icon(
  <>
    <path d="M5.2 8.5h13.6l-1 9.4a2.3 2.3 0 0 1-2.3 2.1H8.5a2.3 2.3 0 0 1-2.3-2.1z" />
    <path d="M8.8 11V7.4a3.2 3.2 0 0 1 6.4 0V11" />
  </>,
)
export const PeopleIcon = icon(
  <>
    <circle cx="9.2" cy="8.6" r="3.3" />
    <path d="M3.2 19.2c.5-3.3 2.9-5 6-5s5.5 1.7 6 5M16 5.7a3.3 3.3 0 0 1 0 5.9M17.8 14.6c1.7.700 2.8 2.2 3.1 4.4" />
  </>,
)
export const InviteIcon = icon(
  <>
    <circle cx="10" cy="8.6" r="3.5" />
    <path d="M3.8 19.4c.5-3.4 3-5.2 6.2-5.2 1.6 0 3 .5 4.1 1.3M18 13.5v6M15 16.5h6" />
  </>,
)
export const MoreIcon = icon(
  <>
    <circle cx="5.5" cy="12" r=".6" fill="currentColor" />
    <circle cx="12" cy="12" r=".6" fill="currentColor" />
    <circle cx="18.5" cy="12" r=".6" fill="currentColor" />
  </>,
)
export const BackIcon = icon(<path d="M19 12H5.5m5.5-5.5L5.5 12l5.5 5.5" />, true)
export const NextIcon = icon(<path d="m9.5 5.5 6.5 6.5-6.5 6.5" />, true)
export const PreviousIcon = icon(<path d="M14.5 5.5 8 12l6.5 6.5" />, true)
export const DownIcon = icon(<path d="m6 9.5 6 6 6-6" />)
export const EditIcon = icon(<path d="M5 19l.9-4L15.8 5.1a1.9 1.9 0 0 1 2.7 0l.4.400a1.9 1.9 0 0 1 0 2.7L9 18.1z" />)
export const CopyIcon = icon(
  <>
    <rect x="8.5" y="8.5" width="11" height="11" rx="2.8" />
    <path d="M15.5 8.5V7a2.5 2.5 0 0 0-2.5-2.5H7A2.5 2.5 0 0 0 4.5 7v6A2.5 2.5 0 0 0 7 15.5h1.5" />
  </>,
)
export const ShareIcon = icon(
  <path d="M12 14.5v-10m0 0L8.5 8M12 4.5 15.5 8M5.5 12.5v4.3a2.7 2.7 0 0 0 2.7 2.7h7.6a2.7 2.7 0 0 0 2.7-2.7v-4.3" />,
)
export const RenewIcon = icon(
  <path d="M19 6v4.5h-4.5M5 18v-4.5h4.5M18.4 10.5a6.8 6.8 0 0 0-11.9-2.3M5.6 13.5a6.8 6.8 0 0 0 11.9 2.3" />,
)
export const StarIcon = icon(
  <path
    d="m12 4.2 2.4 4.9 5.4.800-3.9 3.8.900 5.4-4.8-2.6-4.8 2.6.900-5.4-3.9-3.8 5.4-.8z"
    fill="currentColor"
    stroke="none"
  />,
)
export const EyeIcon = icon(
  <>
    <path d="M2.8 12c1.7-3.7 5-6 9.2-6s7.5 2.3 9.2 6c-1.7 3.7-5 6-9.2 6s-7.5-2.3-9.2-6z" />
    <circle cx="12" cy="12" r="2.7" />
  </>,
)
export const NoteIcon = icon(<path d="M5 5.5h14v9.5l-4.5 4.5H5zM19 15h-4.5v4.5" />)
export const CloudOffIcon = icon(
  <path d="M4 4l16 16M8.2 8.3a5 5 0 0 0-.9 2.2A4 4 0 0 0 8 18.5h8.3M11 6.6A5 5 0 0 1 16.8 11a3.8 3.8 0 0 1 2.8 5.6" />,
)
export const TalkIcon = icon(
  <path d="M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 19 17h-7.5L7 20.3V17H5a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 5 5.5z" />,
)
export const PinIcon = icon(
  <>
    <path d="M12 20.5s6.3-5.6 6.3-10.6A6.3 6.3 0 0 0 12 3.5a6.3 6.3 0 0 0-6.3 6.4c0 5 6.3 10.6 6.3 10.6z" />
    <circle cx="12" cy="10" r="2.2" />
  </>,
)
export const DrawIcon = icon(
  <path d="m4.5 19.5 1-4.2L16 4.8a1.9 1.9 0 0 1 2.7 0l.5.5a1.9 1.9 0 0 1 0 2.7L8.7 18.5zM14 6.8l3.2 3.2" />,
)
export const CompareIcon = icon(
  <>
    <rect x="3.5" y="5" width="7" height="14" rx="1.6" />
    <rect x="13.5" y="5" width="7" height="14" rx="1.6" />
  </>,
)
export const VoteIcon = icon(
  <>
    <path d="M4.5 12.5v6A1.5 1.5 0 0 0 6 20h12a1.5 1.5 0 0 0 1.5-1.5v-6" />
    <path d="M8 12.5h8M9 9.2l2.4 2.4L16 4.5" />
  </>,
)
export const UndoIcon = icon(<path d="M8.5 5.5 4.5 9.5l4 4M5 9.5h9a5.5 5.5 0 0 1 0 11h-3" />, true)
export const RedoIcon = icon(<path d="m15.5 5.5 4 4-4 4M19 9.5h-9a5.5 5.5 0 0 0 0 11h3" />, true)
/** A screen with something on its way to it: to show everybody. */
export const SpotlightIcon = icon(
  <>
    <rect x="3.5" y="4.5" width="17" height="12" rx="2" />
    <path d="M12 13.6V8.2M9.6 10.4 12 8l2.4 2.4M8.5 20h7" />
  </>,
)
export const EyeOffIcon = icon(
  <path d="M4 4l16 16M9.9 6.3a9.3 9.3 0 0 1 2.1-.3c4.2 0 7.5 2.3 9.2 6a11.5 11.5 0 0 1-2.6 3.5M6.3 7.7A11.3 11.3 0 0 0 2.8 12c1.7 3.7 5 6 9.2 6 1.5 0 2.9-.3 4.1-.8M10 10.2a2.7 2.7 0 0 0 3.8 3.8" />,
)
export const ZoomInIcon = icon(
  <>
    <circle cx="11" cy="11" r="6.2" />
    <path d="m15.8 15.8 4 4M11 8.4v5.2M8.4 11h5.2" />
  </>,
)
export const PinOffIcon = icon(
  <path d="M4 4l16 16M8.2 5a6.3 6.3 0 0 1 10.1 4.9c0 1.7-.7 3.4-1.7 5M14.6 17.8A25 25 0 0 1 12 20.5S5.7 14.9 5.7 9.9c0-.7.1-1.3.3-1.9" />,
)
export const BinIcon = icon(<path d="M5 7h14M9.5 7V5h5v2M7 7l.8 12h8.4L17 7M10.3 10.5v5M13.7 10.5v5" />)
export const SendIcon = icon(<path d="M4.5 12 20 4.8l-4.6 14.7-3.6-6.300zM11.800 13.200 20 4.8" />, true)
export const TagIcon = icon(
  <>
    <path d="M12.500 4.500H19a.5.5 0 0 1 .5.5v6.500a2 2 0 0 1-.6 1.4l-6 6a2 2 0 0 1-2.800 0l-5-5a2 2 0 0 1 0-2.800l6-6a2 2 0 0 1 1.400-.6z" />
    <circle cx="15.700" cy="8.300" r="1.100" />
  </>,
)
export const LinkIcon = icon(
  <path d="m10.200 13.800 3.600-3.600M11.300 7.600l1.900-1.900a3.600 3.600 0 0 1 5.100 5.100l-1.900 1.900M12.700 16.400l-1.900 1.900a3.600 3.600 0 0 1-5.100-5.100l1.900-1.900" />,
)
export const AskIcon = icon(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M9.700 9.900a2.300 2.300 0 1 1 3.400 2c-.7.400-1.100.9-1.100 1.700M12 16.400v.01" />
  </>,
)
export const StoreIcon = icon(
  <path d="M4.500 9.500 6 4.500h12l1.500 5M4.500 9.500a2.500 2.500 0 0 0 5 0 2.500 2.500 0 0 0 5 0 2.500 2.500 0 0 0 5 0M6 12.500v7h12v-7M10 19.500V15.500h4v4" />,
)
