-- A ticket is due when what is owed next is: its first response, the next word to the asker, its solution. While the asker is waited for
-- it keeps the time by which the asker was to reply; without targets it keeps the one that it has.
SET LOCAL ROLE renkei_system;
UPDATE tickets t SET due_at = CASE WHEN s.first_responded_at IS NULL THEN least(s.first_response_due, s.solution_due) ELSE least(s.update_due, s.solution_due) END
FROM ticket_targets s
WHERE s.ticket_id = t.id AND s.paused_since IS NULL AND t.state NOT IN ('answered', 'closed', 'withdrawn');
RESET ROLE;
