-- What a subtask of a run on a cluster had counted when it came to its end. Checkpoints taken after that hold nothing of it any more.
CREATE TABLE ingest_finished
(
    run UInt64,
    operator LowCardinality(String),
    subtask UInt32,
    entries Array(String),
    attempt UInt64
)
ENGINE = ReplacingMergeTree(attempt)
ORDER BY (run, operator, subtask);
