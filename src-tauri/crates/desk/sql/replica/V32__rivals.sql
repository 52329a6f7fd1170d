-- How many fields of a subject are in conflict: rows for those alone that have any, so that counting a case's conflicts with every
-- change of it reads next to nothing.
CREATE TABLE rivals (
    subject BLOB    PRIMARY KEY,
    fields  INTEGER NOT NULL CHECK (fields > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO rivals (subject, fields)
SELECT subject, (length(state) - length(replace(state, '"rivals":[', ''))) / 10 FROM subjects WHERE instr(state, '"rivals":[') > 0;
