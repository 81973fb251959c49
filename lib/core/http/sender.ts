/** `[…]` is how an address of IPv6 stands in a URL, where it has one spelling only. */
function groupsOf(address: string): string[] | null {
  // The interface behind `%` is no part of who sends.
  const url = `http://[${address.replace(/%.*$/, '')}]`;
  if (!URL.canParse(url)) return null;
  const [head = '', tail = ''] = new URL(url).hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => '0'), ...last];
}

/**
 * Who counts as one sender. Whoever has an address of IPv6 has at least 2^64 of them: its network of 64 bits counts. An address of IPv4
 * that is written as one of IPv6 is that of IPv4.
 */
export function senderOf(address: string): string {
  const groups = address.includes(':') ? groupsOf(address) : null;
  if (groups === null) return address;
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') {
    const bytes = groups
      .slice(6)
      .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
    return bytes.join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
