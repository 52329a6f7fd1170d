-- What the first screen asks of all cases. Each of these is asked of one agency or of few cases, and without an index of its own
-- each read the whole table: at 100,000 cases that was most of starting, and what was read stayed in memory. They hold the few
-- rows that are asked for and cost the others nothing.
CREATE INDEX cases_awaiting  ON cases (agency, changed_at DESC, id) WHERE awaits = 1;
CREATE INDEX cases_urgent    ON cases (agency, urgent_by, stage_rank, changed_at DESC, id) WHERE urgent_by IS NOT NULL;
CREATE INDEX cases_conflicts ON cases (changed_at DESC, id) WHERE conflicts > 0;
