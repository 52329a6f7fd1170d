-- Guests read one case and no second, from a seat that ends: the office does not take a desk's word for it.

-- As before; and a guest is admitted until a moment that is named, to one case at a time.
CREATE OR REPLACE FUNCTION office_v1.admit(p_audience text, p_officer uuid, p_seat text, p_until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET row_security = on
AS $$
DECLARE
    v_me uuid := office.my_officer();
BEGIN
    IF p_seat = 'keeper' THEN
        IF v_me IS NULL OR NOT office.is_audience(p_audience) OR p_audience NOT LIKE 'case/%' OR p_officer = v_me OR p_until IS NOT NULL
           OR NOT (office.may_admit(v_me, p_audience) OR office.holds(v_me, 'administrator'))
           OR NOT coalesce(office.is_enrolled(p_officer) AND office.reads(p_officer, 'taskforce'), false) THEN
            RETURN false;
        END IF;
        INSERT INTO office.opened (audience, officer) VALUES (p_audience, p_officer) ON CONFLICT DO NOTHING;
        -- Two who move a keeper at once take turns here.
        PERFORM FROM office.opened o WHERE o.audience = p_audience FOR UPDATE;
        PERFORM office.move_keeper(p_audience, p_officer, v_me);
        RETURN true;
    END IF;
    IF p_audience LIKE 'case/%' AND v_me IS NOT NULL THEN
        -- Whoever submitted the case may admit before anything was written.
        PERFORM office.opens(v_me, p_audience);
    END IF;
    IF p_seat IS DISTINCT FROM 'reader' OR v_me IS NULL OR NOT office.is_audience(p_audience) OR p_audience = 'everyone'
       OR NOT office.may_admit(v_me, p_audience) OR NOT office.is_enrolled(p_officer) OR p_until <= clock_timestamp()
       OR (p_audience NOT LIKE 'case/%' AND office.holds(p_officer, 'guest')) THEN
        RETURN false;
    END IF;
    PERFORM FROM office.heads h WHERE h.audience = p_audience FOR UPDATE;
    -- A case that nobody opened has nobody to admit to it; EC3 would open it by admitting.
    IF p_audience LIKE 'case/%' AND NOT EXISTS (SELECT FROM office.opened o WHERE o.audience = p_audience) THEN
        RETURN false;
    END IF;
    IF office.holds(p_officer, 'guest') THEN
        -- Two who admit one guest to two cases take turns here; the second finds the first seat.
        PERFORM FROM office.officers o WHERE o.officer = p_officer FOR UPDATE;
        IF p_until IS NULL OR EXISTS (SELECT FROM office.readers r WHERE r.officer = p_officer AND r.audience <> p_audience AND r.audience LIKE 'case/%'
                                      AND (r.ended_at IS NULL OR r.ended_at > clock_timestamp())) THEN
            RETURN false;
        END IF;
    END IF;
    PERFORM office.seat(p_audience, p_officer, 'reader', p_until, v_me);
    RETURN true;
END
$$;
