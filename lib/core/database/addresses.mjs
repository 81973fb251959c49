/**
 * An address may name several servers of one database: `postgres://user:password@a:5432,b:5432/renkei?target_session_attrs=read-write`.
 * One of them, the primary, takes writes; the others repeat what it did, and one becomes the primary when it fails. Nothing but Node: the
 * start reads its settings before packages are installed.
 */

const form = /^([a-z]+:\/\/)([^/?#]*)(.*)$/s;

/**
 * @param {string} address
 * @returns {{ before: string, hosts: string[], after: string }}
 */
function parts(address) {
  const [, scheme = '', authority = '', after = ''] = form.exec(address) ?? [];
  const at = authority.lastIndexOf('@') + 1;
  return { before: scheme + authority.slice(0, at), hosts: authority.slice(at).split(','), after };
}

/**
 * The addresses of the servers that an address names, each by itself.
 * @param {string} address
 * @returns {string[]}
 */
export function addressesOf(address) {
  const { before, hosts, after } = parts(address);
  return hosts.length === 1 ? [address] : hosts.map((host) => `${before}${host}${after}`);
}

/**
 * The same address, of which `edit` changes anything but the hosts.
 * @param {string} address
 * @param {(url: URL) => void} edit
 */
export function editAddress(address, edit) {
  const { hosts } = parts(address);
  const url = new URL(addressesOf(address)[0] ?? '');
  edit(url);
  if (hosts.length === 1) return url.href;
  const { before, after } = parts(url.href);
  return `${before}${hosts.join(',')}${after}`;
}
