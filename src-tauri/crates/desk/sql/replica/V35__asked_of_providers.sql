-- Which contributions wait for a word of their provider: requests for a permission, and stricter markings that somebody proposed. Derived.
ALTER TABLE contributions ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
UPDATE contributions SET asked = (SELECT count(*) FROM json_each(head, '$.permissions') AS p WHERE p.value ->> '$.answer' IS NULL)
                                 + coalesce(json_array_length(head, '$.proposals'), 0)
WHERE withdrawn = 0;
CREATE INDEX contributions_asked ON contributions (agency) WHERE asked > 0;
