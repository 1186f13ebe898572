PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE access_link (
    hash BLOB PRIMARY KEY,
    principal BLOB NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    stores TEXT,                  -- NULL: all
    till BLOB,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE access_session (
    hash BLOB PRIMARY KEY,
    principal BLOB NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    stores TEXT,
    till BLOB,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO access_session VALUES(X'2534a7a8b16b529fe0797b7b32075e70dcac265a83370b94610e464681edefe2',X'01a2306f3fcc7412be3d2416ef69a9f2','東主','catalog:read catalog:write price:write sale:create sale:read refund:create stock:read stock:adjust stock:receive member:lookup member:write report:read event:read token:manage',NULL,NULL,1796152127719);
INSERT INTO access_session VALUES(X'49f34d55e7c67479642cd330df16f378101ff3af2d1d64839c3379922a8e384f',X'01a2306f3fcc702999e4345ec06d325e','T1','catalog:read sale:create sale:read refund:create stock:read member:lookup member:write','01a2306f-3fcc-7e02-a887-8dd1f7c073a2',X'01a2306f3fcc702999e4345ec06d325e',1803884927568);
CREATE TABLE access_token (
    id BLOB PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    stores TEXT,
    made_at INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO access_token VALUES(X'01a2306f46557f34957fc1187f7c431f',X'8268608a633acb83d125ff8d7b22260e7593ea251bf8d5c609a54f699766c317','shop','stock:read',NULL,1796108928597,0);
CREATE TABLE db_migration( room TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY(room, number)) STRICT, WITHOUT ROWID;
INSERT INTO db_migration VALUES('access',1,'f4c78495053810a01f9a0d80cc23ed2379faf4170f7e28df57941ecd10ca4295');
COMMIT;
