-- Every version of a record that another one has replaced, in whatever order they came: where each correction's earlier text stands.
CREATE TABLE record_superseded
(
    feed LowCardinality(String),
    record_id String,
    version UInt64,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    file LowCardinality(String),
    line UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (feed, record_id, version);

-- What became of quarantined rows. A row without one is open.
CREATE TABLE quarantine_settlement
(
    file_hash String,
    line UInt64,
    state LowCardinality(String),
    settled_at DateTime64(3, 'UTC'),
    settled_by String,
    note String,
    resubmitted_as String,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (file_hash, line);

-- Files of the inbox that a run has taken in, so that they are not read again.
CREATE TABLE inbox_file
(
    path String,
    size UInt64,
    modified_at DateTime64(3, 'UTC'),
    run UInt64
)
ENGINE = ReplacingMergeTree(run)
ORDER BY path;
