-- Who had it in hand cannot work any more: it is back at the desk, and nobody has taken it.
ALTER TYPE ticket_entry_kind ADD VALUE 'released';
