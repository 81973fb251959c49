-- 取下げ: whoever asked needs no answer any more. By itself, because PostgreSQL lets nobody use a new value in the transaction that adds it.
ALTER TYPE ticket_state ADD VALUE 'withdrawn';
