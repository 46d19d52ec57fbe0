-- How far runs have read the partitions of Kafka topics: the offset of the next message. Written when a run has finished.
CREATE TABLE topic_offset
(
    cluster String,
    topic String,
    partition UInt32,
    next UInt64,
    run UInt64
)
ENGINE = ReplacingMergeTree(run)
ORDER BY (cluster, topic, partition);
