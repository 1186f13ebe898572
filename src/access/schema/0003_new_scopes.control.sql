-- People have all scopes. Those that are new since somebody signed in or chose a password are theirs too; tokens stay as they are.
UPDATE access_session SET scopes = scopes || ' company:manage'
WHERE till IS NULL AND scopes LIKE '%token:manage%' AND scopes NOT LIKE '%company:manage%';
UPDATE access_session SET scopes = scopes || ' member:read' WHERE till IS NULL AND scopes LIKE '%token:manage%';
UPDATE access_password SET scopes = scopes || ' member:read' WHERE scopes LIKE '%token:manage%';
