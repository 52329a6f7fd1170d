-- Events of outreach are found by their words, as they are once they are folded: title, place and organiser, at the time of the first entry. The row's
-- number is that time and the last bits of the id, or the next that is free.
INSERT INTO found (rowid, what, id)
WITH RECURSIVE events (id, at, tail) AS (
    SELECT subject, max(state ->> '$.Outreach.steps[0].done.at', 0), substr(hex(subject), -3) FROM subjects WHERE kind = 'outreach'
),
digits (all_of_them) AS (VALUES ('0123456789ABCDEF')),
first (id, n) AS (
    SELECT id, (at << 12) + (instr(all_of_them, substr(tail, 1, 1)) - 1) * 256 + (instr(all_of_them, substr(tail, 2, 1)) - 1) * 16
               + instr(all_of_them, substr(tail, 3, 1)) - 1
    FROM events, digits
),
tried (id, n) AS (
    SELECT id, n FROM first
    UNION ALL
    SELECT id, n + 1 FROM tried WHERE EXISTS (SELECT 1 FROM found WHERE rowid = n)
)
SELECT max(n), 'outreach', id FROM tried GROUP BY id ORDER BY id;

INSERT INTO words (rowid, text)
SELECT f.rowid, concat_ws(char(10), s.state ->> '$.Outreach.facts.value.title', s.state ->> '$.Outreach.facts.value.place',
                          s.state ->> '$.Outreach.facts.value.organiser')
FROM found f JOIN subjects s ON s.subject = f.id WHERE f.what = 'outreach' AND s.kind = 'outreach' ORDER BY f.rowid;
