-- What came in within months of an event is looked up by time, over all cases that this desk reads.
CREATE INDEX contributions_at ON contributions (at);
