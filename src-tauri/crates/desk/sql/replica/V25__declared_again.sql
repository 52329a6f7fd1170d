-- What own entries declared is kept, for an office that was restored has forgotten it: to be declared again where `again` is 1.
ALTER TABLE declared ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
CREATE INDEX declared_again ON declared (audience) WHERE again = 1;
