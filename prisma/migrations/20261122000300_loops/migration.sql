-- Where customers go again from a touchpoint: a loop back to buying. No action rather than restrict, so that a
-- workspace, map or stage can take all of its touchpoints along in one statement.
ALTER TABLE touchpoint ADD COLUMN leads_to_id uuid;
ALTER TABLE touchpoint ADD CONSTRAINT touchpoint_workspace_id_leads_to_id_fkey
  FOREIGN KEY (workspace_id, leads_to_id) REFERENCES touchpoint (workspace_id, id) ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE touchpoint ADD CONSTRAINT touchpoint_leads_elsewhere CHECK (leads_to_id <> id);
CREATE INDEX touchpoint_workspace_id_leads_to_id_idx ON touchpoint (workspace_id, leads_to_id);
