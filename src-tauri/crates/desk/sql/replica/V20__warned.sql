-- Why a value on a warning list is compared all the same; NULL: as its kind is. Derived. In `keys`, 8 beside the strength says that the key
-- is not compared by itself.
ALTER TABLE indicators ADD COLUMN because TEXT;
