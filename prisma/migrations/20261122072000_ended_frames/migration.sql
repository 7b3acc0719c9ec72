-- In a frame of the pages it was made for, a link that has ended says so; before, browsers put their own refusal there.
-- Nothing else of an ended link is readable: `open_share` gives its state and no map.
CREATE OR REPLACE FUNCTION frame_origins(hash text) RETURNS text[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT s.embed_origins FROM map_share s WHERE s.token_hash = hash
  $$;
