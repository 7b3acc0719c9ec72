-- The surveys a touchpoint had before: pages and devices that read one go on sending answers to it, on its scale.
CREATE OR REPLACE FUNCTION ingest_workspace(wanted uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT jsonb_build_object(
      'workspaceId', w.id,
      'slug', w.slug,
      'name', w.name,
      'timeZone', w.time_zone,
      'locale', w.locale,
      'asking', w.asking,
      'requireSignature', w.require_signature,
      'hashCustomers', w.hash_customers,
      'identityVersion', w.identity_version,
      'personas', (
        SELECT coalesce(jsonb_object_agg(p.slug, p.id), '{}') FROM persona p WHERE p.workspace_id = w.id),
      'touchpoints', (
        SELECT coalesce(jsonb_object_agg(t.slug, jsonb_build_object(
          'id', t.id,
          'deleted', t.deleted_at IS NOT NULL OR s.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL,
          'survey', (
            SELECT jsonb_build_object('id', v.id, 'type', v.type, 'published', v.status = 'published',
              'settings', v.settings, 'asked', v.asked, 'texts', (
              SELECT coalesce(jsonb_object_agg(x.locale, x.extra || jsonb_build_object(
                'question', x.question, 'low', x.low, 'high', x.high, 'followUp', x.follow_up, 'thanks', x.thanks)), '{}')
              FROM survey_text x WHERE x.workspace_id = v.workspace_id AND x.survey_id = v.id))
            FROM survey v
            WHERE v.workspace_id = t.workspace_id AND v.touchpoint_id = t.id AND v.archived_at IS NULL
            ORDER BY v.created_at DESC, v.id DESC LIMIT 1),
          'earlier', (
            SELECT coalesce(jsonb_object_agg(v.id, jsonb_build_object(
              'type', v.type, 'settings', v.settings, 'asked', v.asked)), '{}')
            FROM survey v
            WHERE v.workspace_id = t.workspace_id AND v.touchpoint_id = t.id AND v.archived_at IS NOT NULL))), '{}')
        FROM touchpoint t
        JOIN stage s ON s.workspace_id = t.workspace_id AND s.id = t.stage_id
        JOIN journey_map m ON m.workspace_id = s.workspace_id AND m.id = s.map_id
        WHERE t.workspace_id = w.id))
    FROM workspace w WHERE w.id = wanted
  $$;
