-- The database of Invoke-DigitBatch: SQLite, application_id 0x44475442 ("DGTB"), user_version 3, the one number of the tables.
-- All times are microseconds since 1970-01-01, UTC. All paths are full paths.

-- One row a run. What holds for all pictures of a run is kept here and not beside each of them.
CREATE TABLE run (
    id                    INTEGER PRIMARY KEY,
    run_id                TEXT    NOT NULL UNIQUE,          -- a GUID: the same in every database that the run is merged into
    started               INTEGER NOT NULL,
    finished              INTEGER,                          -- NULL while it works, and for ever where it was killed
    stopped_by            TEXT,                             -- Completed, TimeLimit, Cancelled, Error; NULL as above
    machine               TEXT    NOT NULL,
    process_id            INTEGER NOT NULL,
    folders               TEXT    NOT NULL,                 -- JSON array: what was looked through
    reading               TEXT    NOT NULL CHECK (reading IN ('Digit', 'Text', 'Grid')), -- one kind a database
    lengths               TEXT,                             -- JSON array: the numbers of digits that were possible; NULL for any
    pattern               TEXT,                             -- the form that texts have; NULL for any
    grid_rows             INTEGER,                          -- rows that grids have; NULL where they were found out
    grid_columns          INTEGER,                          -- as above
    grid_all              INTEGER NOT NULL DEFAULT 0,       -- 1 where every grid of a page was read, 0 for the largest alone
    digits                TEXT,                             -- JSON array: the digits that were possible in a cell; NULL for any
    fields                TEXT,                             -- JSON array: the fields of a form; NULL where grids were looked for
    model_id              TEXT    NOT NULL,                 -- first 12 hexadecimal digits of the model file's SHA-256
    model_path            TEXT    NOT NULL,
    text_model_id         TEXT,                             -- of the model for numbers; NULL unless cells were read
    text_model_path       TEXT,
    preprocessing_version INTEGER NOT NULL,
    minimum_confidence    REAL    NOT NULL,                 -- 0..1; below it a picture is Rejected
    tool_version          TEXT    NOT NULL,
    shard_index           INTEGER,                          -- 0 .. shard_count - 1; NULL where the work was not divided
    shard_count           INTEGER,
    processed             INTEGER NOT NULL DEFAULT 0,       -- pictures; the counts of a killed run are those of its last commit
    skipped               INTEGER NOT NULL DEFAULT 0,
    recognized            INTEGER NOT NULL DEFAULT 0,
    rejected              INTEGER NOT NULL DEFAULT 0,
    empty                 INTEGER NOT NULL DEFAULT 0,
    failed                INTEGER NOT NULL DEFAULT 0,
    deferred              INTEGER NOT NULL DEFAULT 0,
    moved                 INTEGER NOT NULL DEFAULT 0,
    remaining             INTEGER NOT NULL DEFAULT 0
);

-- One row a picture: what it last was found to be. Path and page are the key.
CREATE TABLE picture (
    id                    INTEGER PRIMARY KEY,
    path                  TEXT    NOT NULL,                 -- where the picture is now
    page                  INTEGER NOT NULL,                 -- of a file with pages, 1 ..; 1 for single pictures
    source_path           TEXT,                             -- where it was read; NULL where that is the same
    move_to               TEXT,                             -- where it is about to be moved; NULL where no move is under way
    size                  INTEGER NOT NULL,                 -- bytes
    modified              INTEGER NOT NULL,
    content_hash          BLOB,                             -- SHA-256, 32 bytes; NULL where the file could not be opened
    status                TEXT    NOT NULL CHECK (status IN ('Recognized', 'Rejected', 'Empty', 'Failed')),
    reason                TEXT,                             -- None, LowConfidence, NotADigit, SeveralDigits, NothingKept, NoInk; NULL where Failed
    digit                 INTEGER,                          -- 0..9; NULL unless Recognized, and where a text or cells were read
    text                  TEXT,                             -- of Rejected the likeliest; NULL where Failed, and unless a text was read
    confidence            REAL,                             -- 0..1; of cells that of the least sure one; NULL where Failed
    second                INTEGER,                          -- 0..9; NULL where Empty or Failed, and, as what follows, unless a digit was read
    second_confidence     REAL,
    p0 REAL, p1 REAL, p2 REAL, p3 REAL, p4 REAL, p5 REAL, p6 REAL, p7 REAL, p8 REAL, p9 REAL,
    run                   INTEGER NOT NULL REFERENCES run (id),
    recorded              INTEGER NOT NULL,
    error_id              TEXT,                             -- NULL unless Failed
    error                 TEXT,
    UNIQUE (path, page)
);

CREATE INDEX picture_run ON picture (run);
CREATE INDEX picture_source ON picture (source_path) WHERE source_path IS NOT NULL;
CREATE INDEX picture_move ON picture (id) WHERE move_to IS NOT NULL;

-- To know a picture again that was moved or renamed. Only the beginning, so that it stays small: what is found is compared whole.
CREATE INDEX picture_content ON picture (substr(content_hash, 1, 8));

-- One row for each digit of a text.
CREATE TABLE text_digit (
    id                    INTEGER PRIMARY KEY,
    picture               INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
    place                 INTEGER NOT NULL,                 -- among all digits of the picture, line after line, from 0
    line                  INTEGER NOT NULL,                 -- 1 ..
    digit                 INTEGER NOT NULL,                 -- 0..9
    left                  INTEGER NOT NULL,                 -- the box, pixels of the picture as the eye sees it
    top                   INTEGER NOT NULL,
    width                 INTEGER NOT NULL,
    height                INTEGER NOT NULL,
    p0 REAL, p1 REAL, p2 REAL, p3 REAL, p4 REAL, p5 REAL, p6 REAL, p7 REAL, p8 REAL, p9 REAL, -- 0..1, if the digits beside it are right
    UNIQUE (picture, place)
);

-- One row for each cell of a sheet, or field of a form.
CREATE TABLE cell (
    id                    INTEGER PRIMARY KEY,
    picture               INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
    place                 INTEGER NOT NULL,                 -- among all cells of the page, grid after grid, row after row, from 0
    grid                  INTEGER NOT NULL,                 -- 1 .. from the largest
    row                   INTEGER NOT NULL,                 -- 1 ..; of a field its place among the fields
    column                INTEGER NOT NULL,                 -- 1 ..; 1 of a field
    row_span              INTEGER NOT NULL,                 -- rows that it takes, 1 ..
    column_span           INTEGER NOT NULL,
    field                 TEXT    NOT NULL,                 -- the name of the field; '' of a cell
    status                TEXT    NOT NULL CHECK (status IN ('Recognized', 'Rejected', 'Empty')),
    reason                TEXT    NOT NULL,
    text                  TEXT    NOT NULL,                 -- the digits; of Rejected the likeliest; '' where Empty
    confidence            REAL    NOT NULL,                 -- 0..1; 0 where Empty
    second                INTEGER,                          -- 0..9; NULL unless one digit was read
    second_confidence     REAL    NOT NULL,                 -- 0..1; 0 where there is no second
    left                  INTEGER NOT NULL,                 -- the box, pixels of the picture as the eye sees it
    top                   INTEGER NOT NULL,
    width                 INTEGER NOT NULL,
    height                INTEGER NOT NULL,
    UNIQUE (picture, place)
);

-- The same for people and other programs: everything beside each picture, times as text.
CREATE VIEW result AS
SELECT
    p.path, p.page, coalesce(p.source_path, p.path) AS source_path, p.status, p.reason, p.digit, p.text, p.confidence,
    p.second, p.second_confidence, p.p0, p.p1, p.p2, p.p3, p.p4, p.p5, p.p6, p.p7, p.p8, p.p9,
    r.reading, r.lengths, r.pattern, r.grid_rows, r.grid_columns, r.grid_all, r.digits, r.fields, r.model_id, r.text_model_id,
    r.preprocessing_version, r.minimum_confidence, p.size,
    strftime('%Y-%m-%dT%H:%M:%fZ', p.modified / 1e6, 'unixepoch') AS modified,
    hex(p.content_hash) AS content_hash, r.run_id,
    strftime('%Y-%m-%dT%H:%M:%fZ', p.recorded / 1e6, 'unixepoch') AS recorded,
    p.error_id, p.error
FROM picture p JOIN run r ON r.id = p.run;

-- The cells for people and other programs; what else is known of their pages is in the other.
CREATE VIEW result_cell AS
SELECT
    p.path, p.page, c.grid, c.row, c.column, c.row_span, c.column_span, c.field, c.status, c.reason, c.text, c.confidence,
    c.second, c.second_confidence, c.left, c.top, c.width, c.height
FROM picture p JOIN cell c ON c.picture = p.id;
