-- The newest unresolved alarms stand on the first page of the network. Without them in order, a quiet nation costs a walk over every alarm
-- that was ever resolved.
CREATE INDEX alarms_unresolved_opened_at_idx ON alarms (opened_at, id) WHERE resolved_at IS NULL;
