-- A ticket's page asks for the alarm that it was opened from.
CREATE INDEX "alarms_ticket_id_idx" ON "alarms"("ticket_id");
