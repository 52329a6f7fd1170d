-- Records of access: pushed by everybody enrolled, read by the owner's officers and by auditors.

-- The record of access of any organisation takes entries of everybody enrolled, also of one that has nobody here yet: a record is
-- its owner's, and waits for whoever comes. So the answer does not tell which organisations have an officer here.
CREATE OR REPLACE FUNCTION office.writes(p_officer uuid, p_audience text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN office.reads(p_officer, p_audience)
        OR (p_audience LIKE 'records/%' AND office.is_audience(p_audience) AND office.is_enrolled(p_officer));
END
$$;
