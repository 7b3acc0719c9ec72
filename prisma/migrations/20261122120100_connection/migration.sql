-- From which pages a key was heard last, and what they were refused: what a business needs to see that its snippet works.

-- CreateTable
CREATE TABLE "connection" (
    "workspace_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("workspace_id","key_id","host","kind")
);

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_workspace_id_key_id_fkey" FOREIGN KEY ("workspace_id", "key_id") REFERENCES "api_key"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE connection ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON connection TO touchline_app
  USING (workspace_id = (SELECT current_workspace()))
  WITH CHECK (workspace_id = (SELECT current_workspace()));
GRANT SELECT, INSERT, UPDATE, DELETE ON connection TO touchline_app;

-- Notes what the pages of some hosts said or were refused since the last time, by the hash of the key they used: of a
-- key nobody knows there is nobody to tell. `key` stands for a key that may not be used; why is found here. A count
-- begins anew after a day without the like. A workspace keeps its 200 newest rows: hosts are what senders claim.
CREATE FUNCTION ingest_connections(batch json) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
DECLARE
  noted uuid[];
BEGIN
  WITH written AS (
    INSERT INTO connection AS c (workspace_id, key_id, host, kind, detail, at, since, times)
    SELECT workspace_id, id, host, kind, (array_agg(detail ORDER BY at DESC))[1], max(at), min(at), sum(times)
    FROM (
      SELECT k.workspace_id, k.id, b.host, coalesce(b.detail, '') AS detail, b.at, b.times,
             CASE WHEN b.kind <> 'key' THEN b.kind WHEN k.kind = 'secret' THEN 'secret' ELSE 'revoked' END AS kind
      FROM json_to_recordset(batch) AS b (hash text, host text, kind text, detail text, at timestamptz, times integer)
      JOIN api_key k ON k.hash = b.hash
      WHERE b.kind <> 'key' OR k.kind = 'secret' OR k.revoked_at IS NOT NULL
    ) AS sent
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (workspace_id, key_id, host, kind) DO UPDATE SET
      detail = CASE WHEN excluded.detail = '' THEN c.detail ELSE excluded.detail END,
      at = greatest(c.at, excluded.at),
      since = CASE WHEN c.at < excluded.at - interval '1 day' THEN excluded.since ELSE c.since END,
      times = CASE WHEN c.at < excluded.at - interval '1 day' THEN excluded.times
                   ELSE least(c.times::bigint + excluded.times, 1000000000) END
    RETURNING c.workspace_id
  )
  SELECT array_agg(DISTINCT workspace_id) INTO noted FROM written;
  DELETE FROM connection c USING (
    SELECT workspace_id, key_id, host, kind,
           row_number() OVER (PARTITION BY workspace_id ORDER BY at DESC, key_id, host, kind) AS place
    FROM connection WHERE workspace_id = ANY (noted)
  ) AS ranked
  WHERE ranked.place > 200
    AND (c.workspace_id, c.key_id, c.host, c.kind) = (ranked.workspace_id, ranked.key_id, ranked.host, ranked.kind);
END $$;
REVOKE EXECUTE ON FUNCTION ingest_connections(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ingest_connections(json) TO touchline_ingest;
