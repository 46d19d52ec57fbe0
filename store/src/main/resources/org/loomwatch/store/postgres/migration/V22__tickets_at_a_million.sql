-- What a queue of a million tickets needs, as its query plans showed.

-- The tickets of a street are those of its office: taken as independent, the planner expects a fortieth of what is there and
-- sorts the whole queue instead of reading its beginning from the index.
CREATE STATISTICS ticket_place (dependencies) ON area, unit FROM ticket;

-- Counting the live tickets of each unit reads this index alone.
DROP INDEX ticket_queue;
CREATE INDEX ticket_queue ON ticket (unit, due_at, id) INCLUDE (state, grade, area)
    WHERE state NOT IN ('closed', 'voided');

-- For those who see a part of the district and ask for all of it, whichever unit answers.
CREATE INDEX ticket_area_live ON ticket (area, due_at, id) WHERE state NOT IN ('closed', 'voided');
CREATE INDEX ticket_area_ended ON ticket (area, closed_at DESC, id) WHERE state IN ('closed', 'voided');

-- Room on each page for the next version of a ticket, and what is outdated goes before there is much of it.
ALTER TABLE ticket SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
