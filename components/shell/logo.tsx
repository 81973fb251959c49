/** Two links of a chain: 連携. Decoration; the name stands beside it. */
export function Logo() {
  return (
    <svg
      aria-hidden="true"
      className="h-6 w-8 desktop:h-8 desktop:w-11 flex-none"
      fill="none"
      strokeWidth="4.500"
      viewBox="0 0 44 32"
    >
      <rect className="stroke-blue-900" height="18" rx="9" width="25" x="3" y="7" />
      <path className="stroke-light-blue-700" d="M23 7h9a9 9 0 0 1 0 18h-6" />
      <path className="stroke-light-blue-700" d="M18.500 12.500A9 9 0 0 0 20 22" />
    </svg>
  );
}
