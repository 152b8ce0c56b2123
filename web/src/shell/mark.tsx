// The dome over the crossing of four ways.
export function Mark() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">
      <path d="M16 2a1 1 0 0 1 1 1v1.1A11 11 0 0 1 27 15H5A11 11 0 0 1 15 4.1V3a1 1 0 0 1 1-1Z" />
      <path d="M2 17h28v3h-3v10h-5v-5a6 6 0 0 0-12 0v5H5V20H2Z" />
    </svg>
  );
}
