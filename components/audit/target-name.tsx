import { TextLink } from '@/components/ui/link';
import type { NamedTarget } from '@/lib/audit/targets/types';

/** What an entry is about; it leads there where the reader may go. */
export function TargetName({ name, href }: NamedTarget) {
  return href === null ? <span>{name}</span> : <TextLink href={href}>{name}</TextLink>;
}
