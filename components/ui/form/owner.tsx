'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { ownerField } from '@/lib/access/forms/fields';

const FormOwnerContext = createContext('');

/** Around every page with forms: whose they are (`formOwnerOf`). */
export function FormOwner({ owner, children }: { owner: string; children: ReactNode }) {
  return <FormOwnerContext value={owner}>{children}</FormOwnerContext>;
}

/**
 * Whose page it was when this was drawn for the first time. A page that draws its server part anew may be another's by then; what
 * stands in its forms is still that of the first.
 */
export function useFormOwner(): string {
  const [owner] = useState(useContext(FormOwnerContext));
  return owner;
}

export function OwnerField() {
  return <input name={ownerField} type="hidden" value={useFormOwner()} />;
}
