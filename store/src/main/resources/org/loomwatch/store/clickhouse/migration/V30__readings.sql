-- Water levels and rain, as gauges report them. A later report of the same time replaces the earlier one.

CREATE TABLE reading
(
    station String,
    kind LowCardinality(String),
    at DateTime64(3, 'UTC'),
    value Float64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(at)
ORDER BY (kind, station, at);
