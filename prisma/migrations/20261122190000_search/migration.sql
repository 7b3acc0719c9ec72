-- Comments are found by the words in them, in any script, within one workspace, without an extension.

-- Text as it is compared: small letters, without accents and what cannot be seen, one space between words. Other than
-- the text search of PostgreSQL itself it is the same whatever the locale of the server.
DO $body$
DECLARE
  -- Only a collation that knows letters beyond ASCII makes small ones of them.
  known text := (
    SELECT collname FROM pg_collation
    WHERE collname IN ('pg_c_utf8', 'und-x-icu') AND collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()))
    ORDER BY collname LIMIT 1);
BEGIN
  EXECUTE format($make$
    CREATE FUNCTION search_fold(said text) RETURNS text
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
      AS $$
    BEGIN
      IF octet_length(said) = length(said) THEN
        RETURN btrim(regexp_replace(lower(said), '[^a-z0-9]+', ' ', 'g'));
      END IF;
      RETURN btrim(regexp_replace(
        regexp_replace(
          lower(normalize(said, NFKD) %s),
          '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]+',
          '', 'g'),
        '[\u0001-/:-@\[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u037e\u0387\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u0609-\u060d\u061b-\u061f\u066a-\u066d\u06d4\u0700-\u070d\u0964\u0965\u0970\u0e2f\u0e5a\u0e5b\u0f04-\u0f14\u104a-\u104f\u10fb\u1360-\u1368\u17d4-\u17da\u2000-\u200a\u2010-\u205f\u20a0-\u20cf\u3000-\u3004\u3008-\u3020\u3030\u30fb]+',
        ' ', 'g'));
    END $$
  $make$, CASE WHEN known IS NULL THEN '' ELSE format('COLLATE %I', known) END);
END $body$;

-- The words of a text. Where a script has no spaces, and for signs like emoji, every two that follow one another are a
-- word, and the last one alone.
CREATE FUNCTION search_words(said text) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
  AS $$
DECLARE
  folded text := public.search_fold(said);
BEGIN
  IF octet_length(folded) <> length(folded)
     AND folded ~ '[\u0e01-\u109f\u1780-\u17d3\u2190-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30fa\u30fc-\u312f\u31a0-\u9fff\uf900-\ufaff\U0001f000-\U0003ffff]' THEN
    folded := regexp_replace(folded,
        '([\u0e01-\u109f\u1780-\u17d3\u2190-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30fa\u30fc-\u312f\u31a0-\u9fff\uf900-\ufaff\U0001f000-\U0003ffff]{1,2})',
        ' \1 ', 'g')
      || ' ' || regexp_replace(
        regexp_replace(folded,
          '[\u0e01-\u109f\u1780-\u17d3\u2190-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30fa\u30fc-\u312f\u31a0-\u9fff\uf900-\ufaff\U0001f000-\U0003ffff]([\u0e01-\u109f\u1780-\u17d3\u2190-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30fa\u30fc-\u312f\u31a0-\u9fff\uf900-\ufaff\U0001f000-\U0003ffff]*)',
          ' \1 ', 'g'),
        '([\u0e01-\u109f\u1780-\u17d3\u2190-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30fa\u30fc-\u312f\u31a0-\u9fff\uf900-\ufaff\U0001f000-\U0003ffff]{1,2})',
        ' \1 ', 'g');
  END IF;
  IF folded ~ '[^ ]{61}' THEN
    folded := regexp_replace(folded, '([^ ]{60})[^ ]+', '\1', 'g');
  END IF;
  RETURN array_to_tsvector(array_remove(string_to_array(folded, ' '), ''));
END $$;

-- What is asked for, every word of it: the beginning of a word is enough, but not one or two letters. Null without words.
CREATE FUNCTION search_query(said text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT string_agg(quote_literal(word) || CASE WHEN word ~ '^[a-z0-9]{1,2}$' THEN '' ELSE ':*' END, ' & ')::tsquery
    FROM unnest(tsvector_to_array(public.search_words(said))) AS word
  );

CREATE INDEX rating_search ON rating USING gin ((ARRAY[workspace_id]), search_words(comment))
  WITH (gin_pending_list_limit = 1024) WHERE comment <> '';

-- The index is out of reach behind row-level security, because what it compares by may tell of rows in its errors. This
-- looks into it for the workspace of the transaction, and nothing else.
CREATE FUNCTION search_ratings(wanted tsquery) RETURNS TABLE (id uuid, touchpoint_id uuid, answered_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT r.id, r.touchpoint_id, r.answered_at FROM rating r
    WHERE ARRAY[r.workspace_id] @> ARRAY[current_workspace()] AND search_words(r.comment) @@ wanted AND r.comment <> ''
  $$;
REVOKE EXECUTE ON FUNCTION search_ratings(tsquery) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_ratings(tsquery) TO touchline_app;

-- The other answers of a customer.
CREATE INDEX "rating_customer" ON "rating"("workspace_id", "customer") WHERE customer IS NOT NULL;
