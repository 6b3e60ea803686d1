/** The mark of Winnow: grain that stays, chaff that flies. */
export function WinnowMark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" fill="none" aria-hidden>
      <path d="M1.5 10.5a7.5 6 0 0 0 15 0z" fill="currentColor" />
      <circle cx="6" cy="7" r="1.6" fill="currentColor" />
      <circle cx="10" cy="5.4" r="1.6" fill="currentColor" opacity="0.7" />
      <circle cx="13.4" cy="2.6" r="1.3" fill="currentColor" opacity="0.4" />
    </svg>
  );
}
