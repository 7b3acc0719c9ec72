-- What customers say to the questions after the score is said as a comment is: a link that may show comments shows it
-- too, with the words of the questions.

GRANT SELECT (answers) ON rating TO touchline_share;
GRANT SELECT (asked) ON survey TO touchline_share;

DROP POLICY shared ON rating;
CREATE POLICY shared ON rating FOR SELECT TO touchline_share
  USING (
    workspace_id = (SELECT current_workspace()) AND (SELECT shared_comments())
    AND (comment <> '' OR answers IS NOT NULL) AND flag IS NULL
    AND (touchpoint_id IN (SELECT id FROM touchpoint)
         OR touchpoint_id IN (SELECT origin_id FROM touchpoint_origin))
  );
