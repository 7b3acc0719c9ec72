-- Functions that run as the owner of the tables look for them in their schema only: a temporary table of the same name,
-- which would otherwise be found first, comes last.
DO $$
DECLARE
  function regprocedure;
BEGIN
  FOR function IN
    SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
      AND p.proowner = (SELECT relowner FROM pg_class WHERE oid = 'public.workspace'::regclass)
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', function);
  END LOOP;
END $$;
