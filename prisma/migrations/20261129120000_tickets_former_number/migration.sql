-- An imported inquiry is looked for by the number that it had at its former desk, whichever desk that was.
CREATE INDEX tickets_external_reference ON tickets (external_reference) WHERE external_reference IS NOT NULL;
