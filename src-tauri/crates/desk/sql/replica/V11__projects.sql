-- Projects of mutual interest are cases of another kind. Derived.
ALTER TABLE cases ADD COLUMN project INTEGER NOT NULL DEFAULT 0 CHECK (project IN (0, 1));
