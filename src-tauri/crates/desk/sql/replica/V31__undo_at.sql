-- When each step was done, so that a window offers to undo only what was done lately. NULL for steps of an older version.
ALTER TABLE undo ADD COLUMN at INTEGER;
