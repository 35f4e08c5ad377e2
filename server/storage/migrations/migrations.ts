/** One step of the database; its place in the list + 1 is the `user_version` that it leads to. Never edit a step that was released. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE users (
    id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, unit TEXT NOT NULL,
    isAdmin INTEGER NOT NULL, createdAt INTEGER NOT NULL, passwordHash TEXT
  ) STRICT;
  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY, userId TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, kind TEXT NOT NULL,
    createdAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessionsOfUser ON sessions(userId);
  CREATE TABLE loginLinks (
    hash TEXT PRIMARY KEY, userId TEXT REFERENCES users(id) ON DELETE CASCADE, expiresAt INTEGER NOT NULL, usedAt INTEGER
  ) STRICT;
  CREATE TABLE workbooks (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, year INTEGER NOT NULL, issuer TEXT NOT NULL, createdAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE memberships (
    workbook TEXT NOT NULL REFERENCES workbooks(id) ON DELETE CASCADE,
    userId TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    role TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (workbook, userId)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX membershipsOfUser ON memberships(userId);
  CREATE TABLE updates (
    room TEXT NOT NULL, seq INTEGER NOT NULL, userId TEXT NOT NULL, at INTEGER NOT NULL,
    checksum INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (room, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshots (
    room TEXT PRIMARY KEY, seq INTEGER NOT NULL, checksum INTEGER NOT NULL, bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE quarantine (
    room TEXT NOT NULL, userId TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX quarantineOfRoom ON quarantine(room);
  CREATE TABLE changes (
    workbook TEXT NOT NULL, userId TEXT NOT NULL, "from" INTEGER NOT NULL, "to" INTEGER NOT NULL,
    updates INTEGER NOT NULL, refusal TEXT NOT NULL
  ) STRICT;
  CREATE INDEX changesOfWorkbook ON changes(workbook, "from");
  CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE versions (
    workbook TEXT NOT NULL REFERENCES workbooks(id) ON DELETE CASCADE, number INTEGER NOT NULL, name TEXT NOT NULL,
    at INTEGER NOT NULL, userId TEXT NOT NULL, hash TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (workbook, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER versionsStay BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
  `,
  `
  CREATE TABLE settings (
    workbook TEXT PRIMARY KEY REFERENCES workbooks(id) ON DELETE CASCADE, mode TEXT NOT NULL, state TEXT NOT NULL,
    collectivesLead INTEGER NOT NULL, lockedColumns TEXT NOT NULL, lockedRows TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE communes (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, unitsVersion INTEGER NOT NULL DEFAULT 0, units TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  INSERT INTO communes (id, name) VALUES ('home', '');
  ALTER TABLE users ADD COLUMN commune TEXT NOT NULL DEFAULT 'home';
  ALTER TABLE users ADD COLUMN closedAt INTEGER;
  ALTER TABLE users ADD COLUMN passwordSetAt INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX usersOfCommune ON users(commune, login);
  ALTER TABLE workbooks ADD COLUMN commune TEXT NOT NULL DEFAULT 'home';
  CREATE INDEX workbooksOfCommune ON workbooks(commune);
  ALTER TABLE sessions ADD COLUMN seenAt INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
  UPDATE sessions SET seenAt = createdAt;
  ALTER TABLE loginLinks ADD COLUMN createdAt INTEGER NOT NULL DEFAULT 0;
  CREATE TRIGGER membersStayHome BEFORE INSERT ON memberships
    WHEN (SELECT commune FROM workbooks WHERE id = NEW.workbook) <> (SELECT commune FROM users WHERE id = NEW.userId)
    BEGIN SELECT RAISE(ABORT, 'a member of another commune'); END;
  CREATE TRIGGER usersStayHome BEFORE UPDATE OF commune ON users WHEN NEW.commune <> OLD.commune
    BEGIN SELECT RAISE(ABORT, 'people stay in their commune'); END;
  CREATE TRIGGER workbooksStayHome BEFORE UPDATE OF commune ON workbooks WHEN NEW.commune <> OLD.commune
    BEGIN SELECT RAISE(ABORT, 'workbooks stay in their commune'); END;
  `,
  `
  CREATE TABLE suggestions (
    id TEXT PRIMARY KEY, workbook TEXT NOT NULL REFERENCES workbooks(id) ON DELETE CASCADE, "row" TEXT NOT NULL, "column" TEXT NOT NULL,
    text TEXT NOT NULL, userId TEXT NOT NULL, at INTEGER NOT NULL, decision TEXT NOT NULL, decidedBy TEXT NOT NULL, decidedAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX suggestionsOfWorkbook ON suggestions(workbook, decision, at);
  `,
  `
  CREATE TABLE signing (
    workbook TEXT NOT NULL REFERENCES workbooks(id) ON DELETE CASCADE, number INTEGER NOT NULL, act TEXT NOT NULL, at INTEGER NOT NULL,
    userId TEXT NOT NULL, unit TEXT NOT NULL, text TEXT NOT NULL, version INTEGER NOT NULL, date TEXT NOT NULL, PRIMARY KEY (workbook, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER signingStays BEFORE UPDATE ON signing BEGIN SELECT RAISE(ABORT, 'what was done stays'); END;
  CREATE TABLE versionFiles (
    workbook TEXT NOT NULL REFERENCES workbooks(id) ON DELETE CASCADE, version INTEGER NOT NULL, hash TEXT NOT NULL, length INTEGER NOT NULL,
    PRIMARY KEY (workbook, version, hash)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE authors (
    room TEXT NOT NULL, client INTEGER NOT NULL, userId TEXT NOT NULL, PRIMARY KEY (room, client)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE edits (
    workbook TEXT NOT NULL REFERENCES workbooks(id) ON DELETE CASCADE, id INTEGER NOT NULL, userId TEXT NOT NULL, unit TEXT NOT NULL,
    root TEXT NOT NULL, entry TEXT NOT NULL, "key" TEXT NOT NULL, "from" INTEGER NOT NULL, "to" INTEGER NOT NULL,
    "before" TEXT NOT NULL, "after" TEXT NOT NULL, refusal TEXT NOT NULL, PRIMARY KEY (workbook, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX editsOfRow ON edits(workbook, entry, id);
  CREATE INDEX editsByTime ON edits("to");
  `,
  `
  CREATE TABLE identities (
    issuer TEXT NOT NULL, subject TEXT NOT NULL, userId TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE, PRIMARY KEY (issuer, subject)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX identitiesOfUser ON identities(userId);
  `,
  `
  CREATE TABLE publicLinks (
    workbook TEXT PRIMARY KEY REFERENCES workbooks(id) ON DELETE CASCADE, hash TEXT NOT NULL UNIQUE, userId TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]
