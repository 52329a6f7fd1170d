-- What the Board asked for and is in the plan of a case, and what became of guests. All of it is derived from `entries` and can be made again.
ALTER TABLE board_actions ADD COLUMN done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1));
ALTER TABLE board_actions ADD COLUMN task BLOB;
CREATE INDEX board_actions_task ON board_actions (task) WHERE task IS NOT NULL;

-- Whether a workstation has not said that it wiped what its guest read.
ALTER TABLE attachments ADD COLUMN missing INTEGER NOT NULL DEFAULT 0 CHECK (missing IN (0, 1));
CREATE INDEX attachments_missing ON attachments (id) WHERE missing = 1;
CREATE INDEX attachments_officer ON attachments (officer) WHERE officer IS NOT NULL;
