-- What is open is a small part of all incidents and is counted on each page of theirs; behind the policies the planner knows no share of a state.
CREATE INDEX incidents_open ON incidents (id) WHERE state = 'open';
